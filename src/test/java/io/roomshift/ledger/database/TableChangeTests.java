package io.roomshift.ledger.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.LedgerProcess;
import io.roomshift.ledger.LedgerProcess.Work;
import io.roomshift.ledger.StateInUseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TableChangeTests {

	private static final Instant NOW = Instant.parse("2018-11-05T10:00:01Z");

	private final Path directory;

	TableChangeTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void lockWhenTablesWereHalfMadeFindsAnEmptyDatabase() throws IOException {
		cutOff("create table run (id int)", "create table nonsense (id int)");

		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			assertThat(fixture.run().id()).isEqualTo(1);
		}
		assertThat(this.directory.toFile().list()).containsExactly("roomshift.mv.db");
	}

	@Test
	void lockWhenTablesWereHalfChangedFindsThemAsTheyWere() throws IOException {
		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			fixture.run();
		}
		cutOff("alter table run add column more int", "drop table entry cascade", "delete from run");

		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			assertThat(fixture.ledger().runs()).hasSize(1);
			assertThat(fixture.ledger().chains(fixture.ledger().runs().get(0))).isZero();
		}
	}

	@Test
	void lockWhenPuttingBackWasCutOffPutsBackAgain() throws IOException {
		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			fixture.run();
		}
		cutOff("drop table entry cascade");
		Path file = this.directory.resolve("roomshift.mv.db");
		Files.writeString(file, "half of it");

		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			assertThat(fixture.ledger().runs()).hasSize(1);
		}
	}

	@Test
	void lockWhileAnotherProcessHoldsTheDatabasePutsNothingBack() throws IOException {
		try (LedgerProcess process = LedgerProcess.start("", Work.HOLD, this.directory)) {
			assertThat(process.next()).isEqualTo("held");
			Files.writeString(this.directory.resolve("roomshift.before.zip"), "what is put back");
			Files.writeString(this.directory.resolve("roomshift.changing"), "");
			byte[] before = Files.readAllBytes(this.directory.resolve("roomshift.mv.db"));

			assertThatExceptionOfType(StateInUseException.class)
				.isThrownBy(() -> StateDirectory.lock(this.directory, NOW));
			assertThat(this.directory.resolve("roomshift.mv.db")).hasBinaryContent(before);
		}
	}

	@Test
	void changingWhenDoneLeavesNothingBehind() throws IOException {
		try (StateDirectory state = StateDirectory.lock(this.directory, NOW)) {
			state.changing(() -> execute(state, "create table more (id int)"));
		}

		try (StateDirectory state = StateDirectory.lock(this.directory, NOW)) {
			execute(state, "insert into more values (1)");
		}
		assertThat(this.directory.toFile().list()).containsExactly("roomshift.mv.db");
	}

	/**
	 * Does what a process did that died before it was through.
	 */
	private void cutOff(String... statements) throws IOException {
		try (StateDirectory state = StateDirectory.lock(this.directory, NOW)) {
			assertThatIllegalStateException().isThrownBy(() -> state.changing(() -> {
				execute(state, statements);
				throw new IllegalStateException("Cut off");
			}));
		}
	}

	private static void execute(StateDirectory state, String... statements) {
		try (Connection connection = H2.connect(state.url()); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new AssertionError(ex);
		}
	}

}
