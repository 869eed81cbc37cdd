package io.roomshift.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Command;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can be done without changing a HipChat: rehearse, plan, verify beforehand.
 */
class RehearsalTests {

	@TempDir
	private Path empty;

	@Test
	void theSampleCanBeRehearsedWithoutSettingsAndIsCompleteThen() {
		Workspace workspace = Workspace.in(this.empty);
		Command rehearsal = workspace.roomshift(Workspace.SAMPLE.toAbsolutePath().toString(), "--simulate");

		Child.Ended first = rehearsal.run().with(0);
		Child.Ended second = rehearsal.run().with(0);

		assertThat(first.out()).isEqualTo("""
				Run 1 completed.
				Rooms     9: 8 renamed, 1 already right, 0 failed, 0 skipped, 0 pending
				Verified  9 as planned, 0 differing
				Calls     21: 12 read, 9 updates, 0 throttled
				Reports   reports/run-0001
				""");
		assertThat(second.out()).startsWith("Run 1 is already complete: nothing to do, no call was made.")
			.contains("\nCalls     0: 0 read, 0 updates, 0 throttled\n");
		assertThat(workspace.files()).contains("state/simulation/roomshift.mv.db")
			.doesNotContain("state/roomshift.mv.db");
	}

	@Test
	void aPlanIsShownAndNothingIsWritten() {
		try (Stage stage = Stage.ofSample()) {
			Workspace workspace = Workspace.in(this.empty).withSample();

			Child.Ended plan = stage.run(workspace, "plan", "rooms.csv").run().with(0);
			Child.Ended dryRun = stage.run(workspace, "rooms.csv", "--dry-run").run().with(0);

			assertThat(plan.out().lines()).contains("  room 102: 'Backend Team' -> 'backend'",
					"  room 103: 'backend-next' -> 'Backend Team' (in Slack #backend-team) (after room 102)",
					"  room 105: 'Operations' -> 'Ops' (in Slack #ops) (in a ring of 2)",
					"  room 104: 'Ops' -> 'Operations' (in Slack #operations) (through a parking name, in a ring of 2)",
					"Plan: 8 rooms to change, 1 already right, 0 in conflict.");
			assertThat(plan.out().lines()).last()
				.asString()
				.matches("Next: java -jar \\S+/roomshift.jar apply rooms.csv");
			assertThat(dryRun.out()).isEqualTo(plan.out());
			assertThat(stage.puts()).isZero();
			assertThat(workspace.files()).containsExactly("rooms.csv");
		}
	}

	@Test
	void aPlanIsOneJsonObjectForMachines() {
		try (Stage stage = Stage.ofSample()) {
			Workspace workspace = Workspace.in(this.empty).withSample();

			JsonNode json = stage.run(workspace, "plan", "rooms.csv", "--format", "json").run().with(0).json();

			assertThat(json.path("command").asString()).isEqualTo("plan");
			assertThat(json.path("state").asString()).isEqualTo("completed");
			assertThat(json.path("rooms").toString())
				.isEqualTo("{\"total\":9,\"renamed\":0,\"already\":1,\"failed\":0,\"skipped\":0,\"pending\":8}");
			assertThat(json.path("run").isNull()).isTrue();
		}
	}

	@Test
	void verifyBeforeARunTellsWhichRoomsDifferOnWhichServer() {
		try (Stage stage = Stage.named("One", "two")) {
			Workspace workspace = Workspace.in(this.empty).with("rooms.csv", "room_id,new_name", "1,uno", "2,two");

			Child.Ended ended = stage.run(workspace, "verify", "rooms.csv", "--format", "json").run().with(1);

			assertThat(ended.err()).isEqualTo("""
					rooms.csv:2: room 1: name should be 'uno' and is 'One'.
					1 room is as the mapping says, 1 differs.
					""");
			assertThat(ended.out())
				.contains(",\"next\":null,\"server\":\"" + stage.simulator().url() + "\",\"program\":\"roomshift 0.")
				.endsWith("""
						","mapping_sha256":"3a968dcc389409837259dae1f18827a1cd52a711d4a22d74af0e8b04642baa31",\
						"differing":[{"line":2,"room_id":1,"new_name":"uno","differences":[{"field":"name",\
						"expected":"uno","found":"One"}]}]}
						""");
			assertThat(stage.puts()).isZero();
		}
	}

	@Test
	void theServedSimulatorTakesARunAndEndsBySignal() {
		Workspace workspace = Workspace.in(this.empty).with("rooms.csv", "room_id,new_name", "1,uno", "2,due");
		Child simulator = workspace.roomshift("simulate", "--rooms", "3", "--no-limit").start();
		try {
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.until(() -> simulator.said().lines().count() == 2 && simulator.said().endsWith("\n"));
			List<String> settings = simulator.said().lines().map((line) -> line.split("=", 2)[1]).toList();

			Child.Ended ended = workspace.roomshift("rooms.csv")
				.with("ROOMSHIFT_HIPCHAT_URL", settings.get(0))
				.with("ROOMSHIFT_HIPCHAT_TOKEN", settings.get(1))
				.run()
				.with(0);

			assertThat(simulator.said()).matches("""
					ROOMSHIFT_HIPCHAT_URL=http://127\\.0\\.0\\.1:\\d+
					ROOMSHIFT_HIPCHAT_TOKEN=\\w{40}
					""");
			assertThat(ended.out()).startsWith("Run 1 completed.\nRooms     2: 2 renamed,");
			assertThat(workspace.rows("reports/run-0001/results.csv")).extracting((row) -> row.get("old_name"))
				.containsExactly("Room 1", "Room 2");
		}
		finally {
			simulator.signal("TERM");
		}
		assertThat(simulator.await().code()).isEqualTo(143);
	}

	@Test
	void helpAndUsageErrorsAreAnsweredWithoutStartingAnything() {
		Workspace workspace = Workspace.in(this.empty);

		Child.Ended help = workspace.roomshift("--help").run().with(0);
		Child.Ended version = workspace.roomshift("--version").run().with(0);
		Child.Ended nothing = workspace.roomshift().run().with(2);
		Child.Ended unknown = workspace.roomshift("apply", "rooms.csv", "--concurrency", "lots").run().with(2);

		assertThat(help.out()).startsWith("Usage: java -jar roomshift.jar [COMMAND] [OPTIONS] [MAPPING.csv]\n");
		assertThat(version.out()).startsWith("roomshift 0.");
		assertThat(nothing.err()).startsWith("There is no mapping. Name a CSV file.\n");
		assertThat(unknown.err())
			.startsWith("Invalid value for option '--concurrency': 'lots' is not a number from 1 to 256\n");
		assertThat(List.of(nothing.out(), unknown.out())).containsOnly("");
		assertThat(workspace.files()).isEmpty();
	}

}
