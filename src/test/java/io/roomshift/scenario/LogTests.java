package io.roomshift.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the log tells of a run.
 */
class LogTests {

	@TempDir
	private Path empty;

	@Test
	void aRunIsOneStoryOfJsonLinesEachWithItsNumber() throws IOException {
		try (Stage stage = Stage.named("One", "Two")) {
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", "room_id,expected_name,new_name", "1,One,uno", "2,Zwei,due");

			stage.run(workspace, "rooms.csv", "--quiet")
				.with("LOGGING_LEVEL_RUN", "INFO")
				.with("LOGGING_FILE_NAME", "roomshift.log")
				.with("LOGGING_STRUCTURED_FORMAT_FILE", "ecs")
				.run()
				.with(1);

			List<String> lines = Files.readAllLines(workspace.file("roomshift.log"));
			List<JsonNode> events = lines.stream().map((line) -> JsonMapper.shared().readTree(line)).toList();
			assertThat(events).allSatisfy((event) -> assertThat(event.path("run").asString()).isEqualTo("1"));
			assertThat(events.stream()
				.map((event) -> event.path("message").asString().replaceFirst(" executed in .*", " executed")))
				.containsSubsequence("Run 1 begins: rooms.csv on " + stage.simulator().url(), "Executing step: [plan]",
						"Step: [plan] executed", "Executing step: [apply]",
						"Plan: 1 rows to do, 0 already right, 1 left out", "Step: [apply] executed",
						"Executing step: [verify]", "All rooms are compared with what they were before",
						"Step: [verify] executed", "Executing step: [report]", "Step: [report] executed",
						"Verified: 1 as planned, 0 differing", "Reports: reports/run-0001",
						"Ended as completed_with_failures: 1 renamed, 0 already right, 0 failed, 1 skipped, 0 pending");
			assertThat(events.get(events.size() - 1).path("exit_code").asInt()).isEqualTo(1);
			assertThat(String.join("\n", lines)).contains("Line 3 is left out: ").doesNotContain(Stage.TOKEN);
		}
	}

	@Test
	void aRunThatIsStoppedSaysWhyAndTheConsoleIsQuietWithoutTheSetting() {
		try (Stage stage = Stage.named("One", "Two")) {
			Workspace workspace = Workspace.in(this.empty).with("rooms.csv", "room_id,new_name", "1,uno", "2,due");

			String told = stage.run(workspace, "rooms.csv", "--stop-after", "1ms")
				.with("LOGGING_LEVEL_RUN", "INFO")
				.run()
				.with(5)
				.err();
			String quiet = stage.run(workspace, "rooms.csv").run().with(0).err();

			assertThat(told)
				.containsPattern(
						"\\d\\d:\\d\\d:\\d\\d WARN  (\\[run 1] )?Stopping: The time of --stop-after 1 ms is over\\.")
				.containsPattern("INFO  \\[run 1] Ended as interrupted: 0 renamed, ");
			assertThat(quiet).doesNotContain("INFO", "WARN");
		}
	}

}
