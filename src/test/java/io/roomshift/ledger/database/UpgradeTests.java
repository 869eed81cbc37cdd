package io.roomshift.ledger.database;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.ledger.tables.TablesFixture;
import io.roomshift.ledger.timeline.Stretch;
import io.roomshift.ledger.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * State directories of other versions of the program.
 */
class UpgradeTests {

	private static final Instant NOW = Instant.parse("2018-11-05T10:00:01Z");

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "1", "3", "4", "5", "6", "7", "8", "9", "10" })
	void openWhenTablesAreOlderKeepsWhatTheyHold(String version) throws Exception {
		try (HeldDatabase held = Database.of(this.directory).lock(NOW)) {
			try (HikariDataSource connections = new HikariDataSource(held.pool())) {
				TablesFixture.migrate(connections.getConnection(), version);
				fill(new JdbcTemplate(connections));
			}
		}

		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			Run run = fixture.ledger().runs().get(0);
			List<Entry> entries = fixture.entries(run).toList();

			assertThat(run.state()).isEqualTo(RunState.RUNNING);
			assertThat(run.startedAt()).isEqualTo(NOW);
			assertThat(entries).extracting((entry) -> entry.newName().value()).containsExactly("backend", "ops");
			assertThat(entries).extracting(Entry::state).containsExactly(EntryState.DONE, EntryState.PLANNED);
			assertThat(entries.get(0).knownBefore().topic()).isEqualTo("Servers");
			assertThat(fixture.ledger().reportsDue(run)).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "3", "6", "10" })
	void openWhenRoomsWereToldInOlderTablesKeepsThat(String version) throws Exception {
		try (HeldDatabase held = Database.of(this.directory).lock(NOW);
				HikariDataSource connections = new HikariDataSource(held.pool())) {
			TablesFixture.migrate(connections.getConnection(), version);
			fill(new JdbcTemplate(connections));
			new JdbcTemplate(connections)
				.update("""
						insert into announcement (run_id, line, room_id, message, state, http_status, detail, sent_at)
						values (1, 2, 59, 'Now backend', 'DONE', 204, '', timestamp with time zone '2018-11-05 10:00:01+00')""");
		}

		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			Run run = fixture.ledger().runs().get(0);

			assertThat(fixture.announcements().between(run, 1, 9)).hasEntrySatisfying(2,
					(told) -> assertThat(told.message()).isEqualTo("Now backend"));
			assertThat(fixture.ledger().tally(run).untold()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "8" })
	void openWhenCallsWereNotedInAnotherTableKeepsThem(String version) throws Exception {
		try (HeldDatabase held = Database.of(this.directory).lock(NOW);
				HikariDataSource connections = new HikariDataSource(held.pool())) {
			TablesFixture.migrate(connections.getConnection(), "7");
			fill(new JdbcTemplate(connections));
			new JdbcTemplate(connections).update(
					"insert into call_stretch values (1, ?, 5, 9, 8, 7, 1, 2, 3000, 4, 100)",
					OffsetDateTime.ofInstant(NOW.minusSeconds(1), ZoneOffset.UTC));
			TablesFixture.migrate(connections.getConnection(), version);
		}

		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			Run run = fixture.ledger().runs().get(0);

			assertThat(fixture.timelines().of(run))
				.isEqualTo(new Timeline(Duration.ofSeconds(5), List.of(new Stretch(NOW.minusSeconds(1), 9, 8, 7, 1, 2,
						Duration.ofSeconds(3), new Stretch.Budget(4, 100)))));
		}
	}

	@Test
	void openWhenTablesAreNewerRefusesAndChangesNothing() {
		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			fixture.run();
			fixture.execute("""
					insert into "schema_history" select "installed_rank" + 1, '99', 'later', "type", 'V99__later.sql',
					1, "installed_by", "installed_on", 1, true from "schema_history"
					order by "installed_rank" desc fetch first row only""");
		}

		assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> LedgerFixture.open(this.directory))
			.withMessage("The state directory '" + this.directory
					+ "' was written by a newer Roomshift. Use that one, or "
					+ "name another place for this one's progress. Nothing was changed there, and nothing was written to "
					+ "HipChat.");
		assertThat(Database.of(this.directory).look().runs()).isEqualTo(1);
	}

	private static void fill(JdbcTemplate jdbc) {
		jdbc.update("""
				insert into run (identity, command, mapping, url, header, delimiter, state, started_at, stop_reason,
				report_dir, calls_get, calls_put, calls_throttled)
				values ('0123', 'apply', 'rooms.csv', 'https://chat.example.com', 'room_id,new_name', ',', 'RUNNING',
				timestamp with time zone '2018-11-05 10:00:01+00', '', 'reports', 2, 1, 0)""");
		jdbc.update(
				"""
						insert into entry (run_id, line, room_id, new_name, cells, chain, chain_position, ring, old_name, state,
						sent_name, before_name, before_privacy, before_archived, before_guest, before_topic, before_owner,
						attempts, http_status, detail) values (1, 2, 59, 'backend', '59,backend', 0, 0, false, 'Backend', 'DONE',
						'backend', 'Backend', 'PRIVATE', false, false, 'Servers', 1, 1, 204, '')""");
		jdbc.update("""
				insert into entry (run_id, line, room_id, new_name, cells, chain, chain_position, ring, old_name, state,
				attempts, http_status, detail)
				values (1, 3, 60, 'ops', '60,ops', 1, 0, false, 'Ops', 'PLANNED', 0, 0, '')""");
	}

}
