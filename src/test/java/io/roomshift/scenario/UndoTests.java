package io.roomshift.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.Dials;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.SimulatorSeed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs that are taken back, with somebody in between, with a kill in between, and the
 * taking back taken back.
 */
class UndoTests {

	private static final int ROOMS = 30;

	@TempDir
	private Path empty;

	@Test
	void whatARunChangedIsGivenBackUnlessSomebodyChangedItSince() {
		try (Stage stage = Stage.of(SimulatedRoom.of(1, "One"), SimulatedRoom.of(2, "Two"),
				SimulatedRoom.of(3, "Three").withTopic("three"), SimulatedRoom.of(4, "Four"))) {
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", "room_id,new_name,topic", "1,Two,", "2,One,", "3,tres,drei", "4,cuatro,");
			stage.run(workspace, "rooms.csv").run().with(0);
			stage.simulator().change(4, (room) -> room.withName("Somebody's"));

			Child.Ended undone = stage.run(workspace, "undo").run().with(1);
			Child.Ended status = workspace.roomshift("status", "1").run().with(0);

			assertThat(undone.err())
				.contains("rooms.csv:5: Room 4 is called 'Somebody's', not 'cuatro' as its row expects.");
			assertThat(undone.out()).startsWith("""
					Run 2 finished, but some rooms failed or differ.
					Rooms     4: 3 renamed, 0 already right, 0 failed, 1 skipped, 0 pending
					Verified  3 as planned, 0 differing
					""");
			assertThat(status.out())
				.startsWith("Run 1 (apply rooms.csv) on " + stage.simulator().url() + ": completed, undone by run 2\n")
				.contains("\nRooms     4: 1 renamed, 0 already right, 0 failed, 0 skipped, 0 pending, 3 undone\n");
			assertThat(stage.names()).isEqualTo(Map.of(1L, "One", 2L, "Two", 3L, "Three", 4L, "Somebody's"));
			stage.nothingChangedBut("name");
			assertThat(workspace.rows("reports/run-0001/results.csv")).extracting((row) -> row.get("outcome"))
				.containsExactly("undone", "undone", "undone", "renamed");
		}
	}

	@Test
	void anUndoThatIsKilledGoesOnAndCanBeUndone() {
		try (Stage stage = Stage.of(SimulatorSeed.ofRooms(ROOMS).rooms(), (options) -> options)) {
			Map<Long, String> before = stage.names();
			Stream<String> rows = IntStream.rangeClosed(1, ROOMS).mapToObj((id) -> id + ",room-" + id);
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", Stream.concat(Stream.of("room_id,new_name"), rows).toArray(String[]::new));
			stage.run(workspace, "rooms.csv").run().with(0);
			stage.dialled(Dials.none().withDelay(Duration.ofMillis(50)));
			Child child = stage.run(workspace, "undo", "--concurrency", "2").start();
			Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> stage.puts() >= ROOMS + 5);
			child.kill();
			child.await();
			stage.dialled(Dials.none());

			Child.Ended resumed = stage.run(workspace, "undo").run().with(0);
			Map<Long, String> after = stage.names();
			List<Long> puts = List.copyOf(stage.effectivePuts().values());
			Child.Ended redone = stage.run(workspace, "undo", "2", "--format", "json").run().with(0);

			assertThat(resumed.out()).startsWith("Run 2 completed.\nRooms     30: 30 renamed,");
			assertThat(after).isEqualTo(before);
			assertThat(puts).hasSize(ROOMS).containsOnly(2L);
			assertThat(redone.json().path("run").asInt()).isEqualTo(3);
			assertThat(stage.names()).allSatisfy((id, name) -> assertThat(name).isEqualTo("room-" + id));
			stage.nothingChangedBut("name");
		}
	}

}
