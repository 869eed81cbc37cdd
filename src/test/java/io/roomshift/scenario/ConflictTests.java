package io.roomshift.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.Dials;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.SimulatorSeed.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Rows that can't be carried out: refused, left out, failed, and tried again. Two at a
 * time: one waits long for tries that are made again.
 */
@Execution(ExecutionMode.CONCURRENT)
class ConflictTests {

	private static final String PART_TOKEN = "aPersonalTokenThatMayNotChangeAllRooms00";

	private static final String REFUSED = "Run 1 was refused: nothing was written to HipChat.\n";

	@TempDir
	private Path empty;

	@Test
	void twoRoomsToOneNameAreRefusedNamingBothLines() {
		try (Stage stage = Stage.named("One", "Two", "Three")) {
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", "room_id,new_name", "1,ops", "2,OPS", "3,tre");

			Child.Ended ended = stage.run(workspace, "rooms.csv", "--quiet").run().with(2);

			assertThat(ended.err()).isEqualTo(
					"""
							rooms.csv:2: Room 1 can't be called 'ops': line 3 asks for 'OPS' for room 2, and to HipChat that is \
							one name. Change new_name on line 2 or on line 3. [same-name]
							rooms.csv:3: Room 2 can't be called 'OPS': line 2 asks for 'ops' for room 1, and to HipChat that is \
							one name. Change new_name on line 3 or on line 2. [same-name]
							""");
			assertThat(ended.out()).isEqualTo(REFUSED);
			assertThat(stage.puts()).isZero();
			assertThat(stage.simulator().rooms()).isEqualTo(stage.before());
		}
	}

	@Test
	void aNameThatARoomOutsideOfTheMappingHoldsIsRefused() {
		SimulatedRoom archived = SimulatedRoom.of(3, "Attic").withArchived(true);
		try (Stage stage = Stage.of(SimulatedRoom.of(1, "One"), SimulatedRoom.of(2, "Ops"), archived,
				SimulatedRoom.of(4, "Four"))) {
			Workspace workspace = Workspace.in(this.empty).with("rooms.csv", "room_id,new_name", "1,ops", "4,attic");

			Child.Ended ended = stage.run(workspace, "rooms.csv", "--quiet").run().with(2);

			assertThat(ended.err()).isEqualTo(
					"""
							rooms.csv:2: Room 1 can't be called 'ops': room 2 is called 'Ops' and keeps that name. \
							Change new_name on line 2, or have room 2 renamed in the same mapping, by a row without a conflict \
							of its own. [name-held]
							rooms.csv:3: Room 4 can't be called 'attic': the archived room 3 is called 'Attic', and an archived \
							room keeps its name. Change new_name on line 3, or have the archived room 3 renamed in the same \
							mapping, by a row without a conflict of its own. [name-held-by-archived]
							""");
			assertThat(ended.out()).isEqualTo(REFUSED);
			assertThat(stage.puts()).isZero();
		}
	}

	@Test
	void aRoomThatIsNotThereIsRefused() {
		try (Stage stage = Stage.named("One")) {
			Workspace workspace = Workspace.in(this.empty).with("rooms.csv", "room_id,new_name", "1,uno", "999,gone");

			Child.Ended ended = stage.run(workspace, "rooms.csv", "--quiet").run().with(2);

			assertThat(ended.err()).isEqualTo("""
					rooms.csv:3: Room 999 does not exist, or the token can't see it. Correct room_id on line 3, delete \
					the row, or use the token of an administrator who sees the room. [room-missing]
					""");
			assertThat(ended.out()).isEqualTo(REFUSED);
			assertThat(stage.puts()).isZero();
		}
	}

	@Test
	void rowsInConflictAreLeftOutOnDemandAndRetriedOnceTheConflictIsGone() {
		try (Stage stage = Stage.named("One", "Two", "Ops")) {
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", "room_id,new_name,note", "1,ops,\"hers, not his\"", "2,due,");

			Child.Ended ended = stage.run(workspace, "rooms.csv", "--on-conflict", "skip").run().with(1);
			stage.simulator().delete(3);
			Child.Ended retried = stage.run(workspace, "reports/run-0001/retry.csv").run().with(0);

			assertThat(ended.out()).startsWith("""
					Run 1 finished, but some rooms failed or differ.
					Rooms     2: 1 renamed, 0 already right, 0 failed, 1 skipped, 0 pending
					""").endsWith("Next      java -jar " + Workspace.jar() + " reports/run-0001/retry.csv\n");
			assertThat(workspace.rows("reports/run-0001/retry.csv")).extracting((row) -> row.toMap())
				.containsExactly(
						Map.of("room_id", "1", "new_name", "ops", "note", "hers, not his", "outcome", "skipped",
								"detail", "Room 1 can't be called 'ops': room 3 is called 'Ops' and keeps that name.",
								"tip", "Choose another name, or rename the room that has it as well."));
			assertThat(retried.out()).startsWith("Run 2 completed.\nRooms     1: 1 renamed,");
			assertThat(stage.names()).isEqualTo(Map.of(1L, "ops", 2L, "due"));
		}
	}

	@Test
	void aRoomThatIsNotCalledAsExpectedIsLeftOutWithoutBeingAsked() {
		try (Stage stage = Stage.named("One", "Two")) {
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", "room_id,expected_name,new_name", "1,Eins,uno", "2,Two,due");

			stage.run(workspace, "rooms.csv").run().with(1);

			assertThat(workspace.rows("reports/run-0001/results.csv"))
				.extracting((row) -> row.get("outcome"), (row) -> row.get("detail"))
				.containsExactly(tuple("skipped", "Room 1 is called 'One', not 'Eins' as its row expects."),
						tuple("renamed", ""));
			assertThat(stage.names()).isEqualTo(Map.of(1L, "One", 2L, "due"));
		}
	}

	@Test
	void roomsThatTheTokenMayNotChangeFailAndAreRetriedWithAnother() throws IOException {
		try (Stage stage = twoOfFourRoomsAllowed()) {
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", "room_id,new_name", "1,uno", "2,due", "3,tre", "4,quattro");

			Child.Ended ended = workspace.roomshift("rooms.csv").on(stage.simulator(), PART_TOKEN).run().with(1);
			String retry = Files.readString(workspace.file("reports/run-0001/retry.csv"));
			stage.run(workspace, "reports/run-0001/retry.csv").run().with(0);

			assertThat(ended.out())
				.contains("\nRooms     4: 2 renamed, 0 already right, 2 failed, 0 skipped, 0 pending\n");
			assertThat(retry.lines()).hasSize(3)
				.element(1)
				.isEqualTo("3,tre,failed,\"This token may not do this to this room ('You don't have permission to "
						+ "complete the operation or access the resource.'). Its owner must own or administer the "
						+ "room, or be an admin of the group.\",\"Use the token of the room's owner, of one of its "
						+ "admins or of a group admin.\"");
			assertThat(stage.names()).isEqualTo(Map.of(1L, "uno", 2L, "due", 3L, "tre", 4L, "quattro"));
			assertThat(stage.effectivePuts()).isEqualTo(Map.of(1L, 1L, 2L, 1L, 3L, 1L, 4L, 1L));
			stage.nothingChangedBut("name");
		}
	}

	@Test
	void tooManyFailuresStopTheRunAndWhatIsLeftIsDoneNextTime() {
		try (Stage stage = twoOfFourRoomsAllowed()) {
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", "room_id,new_name", "3,tre", "4,quattro", "1,uno", "2,due");
			String[] words = { "rooms.csv", "--max-failures", "1", "--concurrency", "1", "--format", "json" };

			JsonNode stopped = workspace.roomshift(words).on(stage.simulator(), PART_TOKEN).run().with(4).json();
			JsonNode resumed = stage.run(workspace, "rooms.csv", "--format", "json").run().with(1).json();

			assertThat(stopped.path("state").asString()).isEqualTo("stopped");
			assertThat(stopped.path("rooms").path("failed").asInt()).isEqualTo(2);
			assertThat(stopped.path("rooms").path("pending").asInt()).isEqualTo(2);
			assertThat(stopped.path("next").asString())
				.matches("java -jar \\S+/roomshift.jar apply rooms.csv --max-failures 1 --concurrency 1 --format json");
			assertThat(resumed.path("rooms").toString())
				.isEqualTo("{\"total\":4,\"renamed\":2,\"already\":0,\"failed\":2,\"skipped\":0,\"pending\":0}");
			assertThat(stage.effectivePuts()).isEqualTo(Map.of(1L, 1L, 2L, 1L));
		}
	}

	@Test
	void aServerThatGoesDownStopsTheRunWhichIsResumed() {
		try (Stage stage = Stage.named("One", "Two", "Three", "Four", "Five", "Six")) {
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", "room_id,new_name", "1,uno", "2,due", "3,tre", "4,quattro", "5,cinque", "6,sei");
			stage.dialled(Dials.none().withErrors(1, 503).only("PUT"));

			Child.Ended stopped = stage.run(workspace, "rooms.csv").run().with(4);
			stage.dialled(Dials.none());
			stage.run(workspace, "rooms.csv").run().with(0);

			assertThat(stopped.out()).startsWith("Run 1 was stopped part-way; progress is kept.\n");
			assertThat(stage.effectivePuts().values()).hasSize(6).containsOnly(1L);
			stage.nothingChangedBut("name");
		}
	}

	private static Stage twoOfFourRoomsAllowed() {
		Token part = Token.personal(PART_TOKEN, 2, "view_group", "admin_room").administering(1L, 2L);
		List<SimulatedRoom> rooms = List.of(SimulatedRoom.of(1, "One"), SimulatedRoom.of(2, "Two"),
				SimulatedRoom.of(3, "Three"), SimulatedRoom.of(4, "Four"));
		return Stage.of(rooms,
				(options) -> options.withSeed(options.seed().withTokens(Token.admin(Stage.TOKEN, 1), part)));
	}

}
