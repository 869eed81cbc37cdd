package io.roomshift.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.roomshift.ledger.tables.TablesFixture;
import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Command;
import io.roomshift.scenario.stage.LedgerCopy;
import io.roomshift.scenario.stage.Postgres;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.Dials;
import io.roomshift.simulator.SimulatorSeed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ledger, job repository and lock in PostgreSQL, on two nodes: processes with a working
 * directory each.
 */
class PostgresTests {

	private static final int ROOMS = 60;

	/** As many calls as are in flight at a time. */
	private static final int CONCURRENCY = 8;

	private static final String LOST = "the server ended the connection that held it, or was started anew. "
			+ "Nothing was sent to HipChat without being on record.\n";

	private final Postgres database = Postgres.create();

	private final Stage stage = Stage.of(SimulatorSeed.ofRooms(ROOMS).rooms(), (options) -> options);

	private Workspace one = new Workspace(Path.of(""), Path.of(""));

	private Workspace two = new Workspace(Path.of(""), Path.of(""));

	@BeforeEach
	void prepare(@TempDir Path empty) throws Exception {
		this.one = node(Files.createDirectory(empty.resolve("one")));
		this.two = node(Files.createDirectory(empty.resolve("two")));
	}

	@AfterEach
	void close() {
		this.stage.close();
	}

	@Test
	void theWholeJobIsKeptInTheDatabaseAndItsPasswordNowhere() {
		this.stage.simulator().change(59, (room) -> room.withTopic("Topic\u0000"));
		this.stage.simulator().change(60, (room) -> room.withName("Room\u0000"));
		Child.Ended applied = on(this.one, "rooms.csv", "--announce", "{old} is called {new}")
			.with("LOGGING_LEVEL_ROOT", "DEBUG")
			.start()
			.await()
			.with(0);
		Child.Ended verified = on(this.two, "verify", "rooms.csv").run().with(0);
		Child.Ended told = on(this.two, "announce", "rooms.csv", "--message", "{old} is called {new}").run().with(0);
		Child.Ended status = on(this.two, "status", "1", "--report").run().with(0);
		Child.Ended doctor = on(this.two, "doctor").run().with(0);
		Child.Ended undone = on(this.two, "undo").run().with(0);

		assertThat(verified.out()).isEqualTo("60 rooms are as the mapping says, 0 differ.\n");
		assertThat(told.out()).startsWith("The rooms that run 1 renamed were told before: nothing to do");
		assertThat(status.out()).startsWith("Run 1 (apply rooms.csv)").contains("60 renamed");
		assertThat(this.two.rows("reports/run-0001/results.csv")).hasSize(ROOMS);
		assertThat(undone.out()).contains("60 renamed");
		assertThat(this.stage.simulator().messages()).hasSize(ROOMS);
		assertThat(doctor.out().replaceAll("\\s+", " ")).contains("ok database 1 run in ")
			.contains(", and nobody holds it (PostgreSQL 17.")
			.contains("'" + this.database.url() + "', user '" + this.database.name() + "', schema 'public').");
		assertThat(Stream.of(applied, verified, told, status, doctor, undone).map((ended) -> ended.out() + ended.err()))
			.noneMatch((said) -> said.contains(Postgres.PASSWORD));
		assertThat(this.one.files()).doesNotContain("state");
		assertThat(this.two.files()).doesNotContain("state");
	}

	@Test
	void aRunThatIsKilledOnOneNodeGoesOnAtTheOther() {
		for (Workspace node : List.of(this.one, this.two)) {
			long before = this.stage.puts();
			Child child = slowly(node).start();
			Stage.await(() -> this.stage.puts() > before + 10);
			child.kill();
			child.await();
			LedgerCopy.of(this.database).holdsWhatWasSent(this.stage, this.stage.puts());
		}
		Child.Ended ended = on(this.one, "rooms.csv").run().with(0);

		assertThat(ended.out()).startsWith("Run 1 completed.\n").contains("60 renamed");
		this.stage.allRenamedOnce();
	}

	@Test
	void twoAtOnceAreKeptApartUnlessTheirSchemasAre() {
		this.database.execute("create schema other");
		Child child = slowly(this.one, "--concurrency", "1").start();
		Stage.await(() -> this.stage.puts() > 3);

		Child.Ended second = on(this.two, "rooms.csv").run().with(6);
		Child.Ended doctor = on(this.two, "doctor").run().with(0);
		Child.Ended elsewhere = on(this.two, "plan", "rooms.csv")
			.with("SPRING_DATASOURCE_URL", this.database.url() + "?currentSchema=other")
			.run()
			.with(0);
		this.stage.quick();
		child.await().with(0);

		String holder = "\\(process " + child.process().pid() + " on \\S+ since \\S+Z\\)";
		assertThat(second.err()).matches("error: Another run is using the database '" + this.database.url() + "' "
				+ holder + "\\. Wait until it ends, or stop it\\.\n");
		assertThat(doctor.out().replaceAll("\\s+", " ")).containsPattern("A run is going on " + holder);
		assertThat(elsewhere.out()).contains("Plan: ");
		this.stage.allRenamedOnce();
	}

	@Test
	void aRunThatLosesItsLockStopsBeforeTheNextUpdate() {
		Child child = slowly(this.one).start();
		Stage.await(() -> this.stage.puts() > 3);

		this.database.endTheLock();
		long updates = this.stage.puts();
		Child.Ended stopped = child.await().decent().with(4);
		long more = this.stage.puts() - updates;
		LedgerCopy.of(this.database).holdsWhatWasSent(this.stage, this.stage.puts());
		this.stage.quick();
		on(this.two, "rooms.csv").run().with(0);

		assertThat(more).isLessThanOrEqualTo(CONCURRENCY);
		assertThat(stopped.err())
			.endsWith("error: The lock on the database '" + this.database.url() + "' is lost: " + LOST);
		assertThat(stopped.out()).startsWith("Run 1 was stopped part-way; progress is kept.\n")
			.endsWith("/roomshift.jar apply rooms.csv\n");
		this.stage.allRenamedOnce();
	}

	@Test
	void aServerThatIsRestartedStopsTheRunAndNothingIsLost() {
		Child child = slowly(this.one).start();
		Stage.await(() -> this.stage.puts() > 3);

		Postgres.restart();
		Child.Ended stopped = child.await().decent().with(4);
		LedgerCopy.of(this.database).holdsWhatWasSent(this.stage, this.stage.puts());
		this.stage.quick();
		on(this.two, "rooms.csv").run().with(0);

		assertThat(stopped.err()).endsWith("Nothing was sent to HipChat without being on record.\n");
		assertThat(stopped.out()).startsWith("Run 1 was stopped part-way; progress is kept.\n")
			.endsWith("/roomshift.jar apply rooms.csv\n");
		this.stage.allRenamedOnce();
	}

	@Test
	void aSchemaOfAnEarlierVersionIsBroughtUpToDate() throws Exception {
		TablesFixture.migrate(this.database.connect(), "4");
		this.database.execute(
				"""
						insert into run (identity, command, mapping, url, header, delimiter, state, started_at, ended_at,
						stop_reason, report_dir, calls_get, calls_put, calls_throttled) values ('0', 'apply', 'old.csv', '%s',
						'room_id,new_name', ',', 'COMPLETED', now(), now(), '', 'reports', 2, 1, 0)"""
					.formatted(this.stage.simulator().url()),
				"""
						insert into entry (run_id, line, room_id, new_name, cells, chain, chain_position, ring, old_name, state,
						sent_name, before_name, before_privacy, before_archived, before_guest, before_topic, before_owner,
						attempts, http_status, detail, changed_at) values (1, 2, 1, '%s', '1,x', 1, 0, false, 'Earlier',
						'VERIFIED', '%1$s', 'Earlier', 'public', false, false, '', 1, 1, 204, '', now())"""
					.formatted(this.stage.names().get(1L)));

		Child.Ended status = on(this.one, "status", "1").run().with(0);
		on(this.one, "undo", "1").run().with(0);

		assertThat(status.out()).startsWith("Run 1 (apply old.csv)").contains("Rooms     1: 1 renamed");
		assertThat(this.stage.names()).containsEntry(1L, "Earlier");
	}

	@Test
	void aDatabaseThatCanNotBeUsedIsToldInASentence() {
		this.database.execute("create schema taken", "create table taken.others (id int)");
		String url = this.database.url();

		refused(on(this.one, "rooms.csv").with("SPRING_DATASOURCE_PASSWORD", "wrong"), url,
				"can't be opened (FATAL: password authentication failed for user \"" + this.database.name()
						+ "\"). Look at spring.datasource.username, spring.datasource.password, and the server's "
						+ "pg_hba.conf.");
		refused(on(this.one, "rooms.csv").with("SPRING_DATASOURCE_URL", url + "?currentSchema=none"), url,
				"can't be used (it has no schema to work in). Make one, as in: create schema roomshift authorization "
						+ "roomshift. Or mend currentSchema in spring.datasource.url.");
		refused(on(this.one, "rooms.csv").with("SPRING_DATASOURCE_URL", url + "?currentSchema=taken"), url,
				"can't be made ready (Found non-empty schema(s) \"taken\" but no schema history table. Use baseline() "
						+ "or set baselineOnMigrate to true to initialize the schema history table.). There are tables "
						+ "of others in its schema. Make one of its own, as in: create schema roomshift authorization "
						+ "roomshift.");
		assertThat(this.stage.calls()).isZero();
	}

	private static void refused(Command command, String url, String why) {
		assertThat(command.run().with(2).err())
			.isEqualTo("error: The database '" + url + "' " + why + " Nothing was written to HipChat.\n");
	}

	private static Workspace node(Path empty) {
		return Workspace.in(empty)
			.with("rooms.csv",
					Stream
						.concat(Stream.of("room_id,new_name"),
								IntStream.rangeClosed(1, ROOMS).mapToObj((id) -> id + ",room-" + id))
						.toArray(String[]::new));
	}

	private Command on(Workspace node, String... words) {
		return this.database.under(this.stage.run(node, words));
	}

	private Command slowly(Workspace node, String... options) {
		this.stage.dialled(Dials.none().withDelay(Duration.ofMillis(200)));
		return on(node, Stream.concat(Stream.of("rooms.csv"), Stream.of(options)).toArray(String[]::new));
	}

}
