package io.roomshift.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Command;
import io.roomshift.scenario.stage.LedgerCopy;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.Dials;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.SimulatorSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jar is killed at random instants and started again, until it ends by itself; then
 * other rooms have their turn, until there were enough kills.
 */
class KillTests {

	private static final long SEED = Long.getLong("roomshift.seed", new Random().nextLong(1_000_000));

	private static final int KILLS = Integer.getInteger("roomshift.kills", 20);

	private static final int ROOMS = 60;

	/** A run with faults, some of which it waits for. */
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	/** Rooms 1 to 9 exchange names in rings of two, three and four. */
	private static final int IN_RINGS = 9;

	private static final String INVARIANTS = "every update had its before-image on record, no name was given twice, "
			+ "no room was left on a temporary name, no message was posted, no other field changed, results.csv held "
			+ "every row once and said what the rooms say, and the same again made no call.";

	/** 128 + SIGKILL, as Java tells a process that the signal ended. */
	private static final int KILLED = 137;

	/** Rooms that are told at the same time, and so may be in doubt after a kill. */
	private static final int CONCURRENCY = 8;

	private final Random random = new Random(SEED);

	private Duration quickest = Duration.ofSeconds(3);

	@TempDir
	private Path empty;

	@Test
	void aKilledRunIsResumedWithoutRenamingTwice() throws Exception {
		System.out.println("Kill tests: " + KILLS + " kills with -Droomshift.seed=" + SEED);
		int kills = 0;
		for (int turn = 1; kills < KILLS; turn++) {
			try (Stage stage = stage(turn)) {
				Workspace workspace = Workspace.in(Files.createDirectory(this.empty.resolve("turn-" + turn)));
				workspace.with("rooms.csv", mapping().toArray(String[]::new));
				while (kills < KILLS && killed(stage, workspace)) {
					kills++;
					intentsAreOnRecord(stage, workspace);
					nothingIsDoneTwice(stage);
				}
				runToTheEnd(stage, workspace);
				allIsAsWished(stage, workspace);
				theSameAgainMakesNoCall(stage, workspace);
			}
		}
		System.out.println(kills + " kills: " + INVARIANTS);
	}

	/**
	 * Faults may use up all tries for a room; then the next run takes it up.
	 */
	private static void runToTheEnd(Stage stage, Workspace workspace) {
		Child.Ended ended = stage.run(workspace, "rooms.csv").run();
		for (int more = 0; more < 2 && ended.code() == 1; more++) {
			ended = stage.run(workspace, "rooms.csv").run();
		}
		ended.with(0);
	}

	@Test
	void aRunThatIsKilledWhileItAnnouncesTellsNoRoomTwice() throws Exception {
		System.out.println("Kill tests with -Droomshift.seed=" + SEED);
		Dials slow = Dials.none().withDelay(Duration.ofMillis(20)).withDrops(0, 0.1).withSeed(SEED).only("POST");
		try (Stage stage = Stage.of(SimulatorSeed.forWishes(names()).rooms(), (options) -> options).dialled(slow)) {
			Workspace workspace = Workspace.in(Files.createDirectory(this.empty.resolve("told")));
			workspace.with("rooms.csv", mapping().toArray(String[]::new));
			for (int part = 1; part <= 3; part++) {
				int messages = 15 * part + this.random.nextInt(5);
				Child child = announcing(stage, workspace).start();
				Stage.await(PATIENCE, () -> !child.running() || stage.simulator().messages().size() >= messages);
				child.kill();
				assertThat(child.await().code()).isEqualTo(KILLED);
			}
			announcing(stage, workspace).run().withOneOf(0, 1);
			eachRoomWasToldOnceOrIsInDoubt(stage, workspace);
			long calls = stage.calls();
			assertThat(announcing(stage, workspace).run().withOneOf(0, 1).out()).startsWith("Run 1 ");
			assertThat(stage.calls()).isEqualTo(calls);
		}
	}

	private static Command announcing(Stage stage, Workspace workspace) {
		return stage.run(workspace, "rooms.csv", "--announce", "{room_id} is now {new}");
	}

	private static void eachRoomWasToldOnceOrIsInDoubt(Stage stage, Workspace workspace) {
		Map<String, Long> told = stage.simulator()
			.messages()
			.stream()
			.collect(Collectors.groupingBy(Journal.Message::text, Collectors.counting()));
		assertThat(told).allSatisfy((text, times) -> assertThat(times).as(text).isEqualTo(1));
		assertThat(stage.simulator().journal().entries((call) -> call.method().equals("POST")))
			.extracting(Journal.Entry::room)
			.doesNotHaveDuplicates();
		List<String> untold = workspace.rows("reports/run-0001/results.csv")
			.stream()
			.filter((row) -> row.get("detail").isEmpty())
			.map((row) -> row.get("room_id") + " is now " + row.get("new_name"))
			.filter((text) -> !told.containsKey(text))
			.toList();
		assertThat(untold).isEmpty();
		assertThat(told).hasSizeGreaterThanOrEqualTo(ROOMS - 3 * CONCURRENCY);
	}

	/**
	 * Starts the jar and kills it, unless it ends before.
	 * @return whether it was killed
	 */
	private boolean killed(Stage stage, Workspace workspace) {
		long before = stage.calls();
		long start = System.nanoTime();
		Child child = stage.run(workspace, "rooms.csv").start();
		if (this.random.nextInt(4) == 0) {
			long delay = this.random.nextLong(this.quickest.toMillis());
			Stage.await(PATIENCE, () -> !child.running() || System.nanoTime() - start > delay * 1_000_000);
		}
		else {
			int calls = 1 + this.random.nextInt(ROOMS);
			Stage.await(PATIENCE, () -> !child.running() || stage.calls() >= before + calls);
		}
		if (stage.calls() > before) {
			this.quickest = Duration.ofNanos(System.nanoTime() - start);
		}
		boolean killed = child.running();
		child.kill();
		child.await();
		return killed;
	}

	private Stage stage(int turn) {
		Dials unreliable = Dials.none()
			.withDelay(Duration.ofMillis(15))
			.withDrops(0.03, 0.04)
			.withErrors(0.02, 503)
			.withSeed(SEED + turn);
		return Stage.of(SimulatorSeed.forWishes(names()).rooms(), (options) -> options).dialled(unreliable);
	}

	/**
	 * The names at the start: rings, a chain of 10 rooms, and rooms that stand alone.
	 */
	private static Map<Long, String> names() {
		Map<Long, String> names = new TreeMap<>();
		for (long id = 1; id <= ROOMS; id++) {
			names.put(id, "Name " + id);
		}
		return names;
	}

	/**
	 * The names at the end.
	 */
	private static Map<Long, String> wishes() {
		Map<Long, String> wishes = new TreeMap<>();
		for (long id = 1; id <= ROOMS; id++) {
			wishes.put(id, (id % 2 == 0) ? "name " + id : "new-" + id);
		}
		List.of(List.of(1, 2), List.of(3, 4, 5), List.of(6, 7, 8, 9)).forEach((ring) -> {
			for (int i = 0; i < ring.size(); i++) {
				wishes.put((long) ring.get(i), "Name " + ring.get((i + 1) % ring.size()));
			}
		});
		for (long id = IN_RINGS + 1; id < IN_RINGS + 10; id++) {
			wishes.put(id, "Name " + (id + 1));
		}
		wishes.put(IN_RINGS + 10L, "end of the chain");
		return wishes;
	}

	private static List<String> mapping() {
		List<String> lines = new ArrayList<>(List.of("room_id,new_name"));
		wishes().forEach((id, name) -> lines.add(id + "," + name));
		return lines;
	}

	private static void intentsAreOnRecord(Stage stage, Workspace workspace) {
		if (stage.puts() > 0) {
			LedgerCopy.of(workspace).holdsWhatWasSent(stage, stage.puts());
		}
	}

	/**
	 * No room got a name by an update twice, none got two but one of each ring, and that
	 * one's first is its temporary one.
	 */
	private static void nothingIsDoneTwice(Stage stage) {
		Map<Long, List<String>> given = stage.simulator()
			.journal()
			.entries((call) -> call.method().equals("PUT") && call.effective())
			.stream()
			.collect(Collectors.groupingBy(Journal.Entry::room, TreeMap::new,
					Collectors.mapping(KillTests::nameIn, Collectors.toList())));
		given.forEach((room, names) -> {
			boolean parked = room <= IN_RINGS && names.get(0).startsWith("roomshift-");
			assertThat(names).as("room " + room).hasSizeLessThanOrEqualTo(parked ? 2 : 1).doesNotHaveDuplicates();
		});
		assertThat(stage.simulator().messages()).isEmpty();
		stage.nothingChangedBut("name");
	}

	private static String nameIn(Journal.Entry call) {
		return JsonMapper.shared().readTree(Objects.requireNonNull(call.body())).path("name").asString();
	}

	private static void allIsAsWished(Stage stage, Workspace workspace) {
		nothingIsDoneTwice(stage);
		assertThat(stage.names()).isEqualTo(wishes());
		assertThat(workspace.rows("reports/run-0001/results.csv"))
			.extracting((row) -> row.get("room_id") + "," + row.get("new_name"))
			.isEqualTo(mapping().subList(1, ROOMS + 1));
		assertThat(workspace.rows("reports/run-0001/results.csv")).extracting((row) -> row.get("outcome"))
			.containsOnly("renamed");
		assertThat(new TreeSet<>(stage.effectivePuts().keySet())).isEqualTo(wishes().keySet());
		assertThat(workspace.file("reports/run-0001/retry.csv")).doesNotExist();
	}

	private static void theSameAgainMakesNoCall(Stage stage, Workspace workspace) {
		long calls = stage.calls();
		Child.Ended again = stage.run(workspace, "rooms.csv").run().with(0);
		assertThat(again.out()).startsWith("Run 1 is already complete: nothing to do, no call was made.");
		assertThat(stage.calls()).isEqualTo(calls);
	}

}
