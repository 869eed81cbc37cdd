package io.roomshift.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Command;
import io.roomshift.scenario.stage.LedgerCopy;
import io.roomshift.scenario.stage.Postgres;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.Dials;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.SimulatorSeed;
import io.roomshift.simulator.SimulatorSeed.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One run that several processes work on: each has a working directory and a token of its
 * own, and all share a PostgreSQL database.
 */
class WorkerTests {

	private static final int ROOMS = 150;

	/** As many calls as are in flight at a time. */
	private static final int CONCURRENCY = 4;

	private static final List<String> TOKENS = List.of("Wm3pZr8TqLxV5cYn1BdK7sHf2GjA9uEo4iXwQtRy", Stage.TOKEN,
			"Jd6vNb2MsPk9XzCf4QwLr7TgYh1AeUo3iBxVnKt5");

	private final Postgres database = Postgres.create();

	private final Stage stage = stage();

	private Path empty = Path.of("");

	private static Stage stage() {
		List<SimulatedRoom> rooms = SimulatorSeed.ofRooms(ROOMS).rooms();
		Token[] tokens = IntStream.range(0, TOKENS.size())
			.mapToObj((index) -> Token.admin(TOKENS.get(index), index + 1L))
			.toArray(Token[]::new);
		return Stage.of(rooms, (options) -> options.withSeed(SimulatorSeed.of(rooms).withTokens(tokens)));
	}

	@BeforeEach
	void prepare(@TempDir Path empty) {
		this.empty = empty;
	}

	@AfterEach
	void close() {
		this.stage.close();
	}

	@Test
	void aRunIsSharedByAllWhoHelp() throws Exception {
		slow();
		Child first = worker(1).start();
		Child second = worker(2).start();
		Child leader = leader("--format", "json").start();

		Child.Ended led = leader.await().decent().with(0);
		Child.Ended one = first.await().decent().with(0);
		Child.Ended two = second.await().decent().with(0);

		JsonNode summary = led.json();
		assertThat(summary.at("/rooms/renamed").asInt()).isEqualTo(ROOMS);
		assertThat(summary.at("/verified/as_planned").asInt()).isEqualTo(ROOMS);
		assertThat(updates()).hasSize(TOKENS.size()).allSatisfy((token, rooms) -> assertThat(rooms).isPositive());
		assertThat(Stream.of(one, two)).allSatisfy((ended) -> assertThat(ended.out())
			.matches("(?s)Helped with run 1: \\d+ rooms renamed here, 0 failed\\.\nCalls     .*"));
		assertThat(one.err()).contains("Helping with run 1: rooms.csv on ");
		assertThat(summary.at("/calls/put").asLong()).isEqualTo(this.stage.puts());
		this.stage.allRenamedOnce();
	}

	@Test
	void whatLostWorkersHadInHandIsSettledAndDoneByOthers() throws Exception {
		slow();
		Child killed = worker(1).start();
		Child cutOff = worker(2).start();
		Child leader = leader().start();
		Stage.await(() -> updatesOf(1) > 5 && updatesOf(2) > 5);

		killed.kill();
		this.database.endTheLock(cutOff);
		long before = updatesOf(2);
		Child.Ended stopped = cutOff.await().decent().with(4);
		killed.await();
		LedgerCopy.of(this.database).holdsWhatWasSent(this.stage, this.stage.puts());
		this.stage.quick();
		Child.Ended led = leader.await().decent().with(0);

		assertThat(updatesOf(2) - before).isLessThanOrEqualTo(CONCURRENCY);
		assertThat(stopped.err()).contains("Nothing was sent to HipChat without being on record.");
		assertThat(led.out()).startsWith("Run 1 completed.\n").contains("150 renamed");
		this.stage.allRenamedOnce();
	}

	@Test
	void aLeaderThatStopsOrDiesTakesItsWorkersAlong() throws Exception {
		slow();
		Child first = worker(1).start();
		Child interrupted = leader().start();
		Stage.await(() -> updatesOf(1) > 5);
		interrupted.signal("TERM");
		Child.Ended stopped = interrupted.await().decent().with(5);
		Child.Ended told = first.await().decent().with(4);
		Child second = worker(1).start();
		Child killed = leader().start();
		long before = updatesOf(1);
		Stage.await(() -> updatesOf(1) > before + 5);
		killed.kill();
		killed.await();
		long left = updatesOf(1);
		Child.Ended alone = second.await().decent().with(4);
		LedgerCopy.of(this.database).holdsWhatWasSent(this.stage, this.stage.puts());
		long more = updatesOf(1) - left;
		this.stage.quick();
		node(2, "rooms.csv").run().with(0);

		assertThat(stopped.out()).startsWith("Run 1 was interrupted; progress is kept.\n");
		assertThat(told.err()).endsWith("error: The process that leads the run ended before all rooms "
				+ "were tried. Start its command again, and then this one.\n");
		assertThat(more).isLessThanOrEqualTo(CONCURRENCY);
		assertThat(alone.err()).endsWith("error: The lock on the database '" + this.database.url()
				+ "' is lost: the process that leads the run ended, or the server ended a connection that held it. "
				+ "Nothing was sent to HipChat without being on record.\n");
		this.stage.allRenamedOnce();
	}

	@Test
	void aProcessThatDoesNotFitIsRefused() throws Exception {
		slow();
		try (Stage other = Stage.named("Elsewhere")) {
			Child leader = leader().start();
			Child elsewhere = worker(1).on(other.simulator(), Stage.TOKEN).start();
			Stage.await(() -> this.stage.puts() > 0);
			Child.Ended twice = worker(0).run().with(6);
			Child.Ended wrong = elsewhere.await().decent().with(2);
			this.stage.quick();
			leader.await().decent().with(0);
			Child.Ended late = node(1, "worker", "--wait", "1s").run().with(0);
			Child.Ended alone = Workspace.in(Files.createDirectory(this.empty.resolve("alone")))
				.roomshift("worker")
				.on(this.stage.simulator(), Stage.TOKEN)
				.run()
				.with(2);

			assertThat(twice.err()).matches("(?s)error: Another process that works in the database '.*' uses the token "
					+ "[0-9a-f]{6} \\(process " + leader.process().pid() + " on .*\\)\\. Give each its own: HipChat "
					+ "counts calls by token\\.\n");
			assertThat(wrong.err()).endsWith("error: Run 1 changes rooms on " + this.stage.simulator().url()
					+ ", and roomshift.hipchat.url is " + other.simulator().url() + ". Set it to that server.\n");
			assertThat(late.out()).startsWith("No run asked for help: nothing was done.\n");
			assertThat(alone.err()).isEqualTo("error: Several processes can work on one run only in a PostgreSQL "
					+ "database. Name it by spring.datasource.url, for all of them alike.\n");
			this.stage.allRenamedOnce();
		}
	}

	private long updatesOf(int number) {
		return updates().entrySet()
			.stream()
			.filter((caller) -> TOKENS.get(number).startsWith(caller.getKey().replace("…", "")))
			.mapToLong(Map.Entry::getValue)
			.sum();
	}

	private Map<String, Long> updates() {
		return this.stage.simulator()
			.journal()
			.entries((call) -> call.method().equals("PUT"))
			.stream()
			.collect(Collectors.groupingBy(Journal.Entry::caller, Collectors.counting()));
	}

	private Command leader(String... words) throws Exception {
		return node(0,
				Stream.concat(Stream.of("rooms.csv", "--with-workers"), Stream.of(words)).toArray(String[]::new));
	}

	private Command worker(int number, String... words) throws Exception {
		return node(number,
				Stream.concat(Stream.of("worker", "--wait", "1m"), Stream.of(words)).toArray(String[]::new));
	}

	private Command node(int number, String... words) throws Exception {
		Path directory = this.empty.resolve(number + "-" + System.nanoTime());
		Workspace workspace = Workspace.in(Files.createDirectory(directory))
			.with("rooms.csv",
					Stream
						.concat(Stream.of("room_id,new_name"),
								IntStream.rangeClosed(1, ROOMS).mapToObj((id) -> id + ",room-" + id))
						.toArray(String[]::new));
		Stream<String> all = Stream.concat(Stream.of(words), Stream.of("--concurrency", "" + CONCURRENCY));
		return this.database
			.under(workspace.roomshift(all.toArray(String[]::new)).on(this.stage.simulator(), TOKENS.get(number)));
	}

	private void slow() {
		this.stage.dialled(Dials.none().withDelay(Duration.ofMillis(100)));
	}

}
