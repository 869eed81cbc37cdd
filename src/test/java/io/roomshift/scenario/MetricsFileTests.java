package io.roomshift.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Figures of commands that did not end well, and figures that can't be left.
 */
class MetricsFileTests {

	@TempDir
	private Path empty;

	@Test
	void aCommandThatIsRefusedAndOneThatIsInterruptedLeaveFiguresToo() throws IOException {
		try (Stage stage = Stage.named("One")) {
			Workspace workspace = Workspace.in(this.empty).with("rooms.csv", "room_id,new_name", "1,uno");

			workspace.roomshift("rooms.csv", "--metrics-file", "refused.prom").run().with(2);
			stage.run(workspace, "rooms.csv", "--stop-after", "1ms", "--metrics-file", "interrupted.prom")
				.run()
				.with(5);

			assertThat(Files.readAllLines(workspace.file("refused.prom")))
				.contains("roomshift_run_exit_code{command=\"apply\",mapping=\"rooms.csv\"} 2.0")
				.noneMatch((line) -> line.startsWith("roomshift_calls_total"));
			assertThat(Files.readAllLines(workspace.file("interrupted.prom")))
				.contains("roomshift_run_exit_code{command=\"apply\",mapping=\"rooms.csv\"} 5.0")
				.anyMatch((line) -> line.contains("run=\"1\",state=\"interrupted\""))
				.anyMatch((line) -> line.startsWith("spring_batch_job_seconds_count")
						&& line.contains("spring_batch_job_status=\"FAILED\""));
			assertThat(workspace.files()).noneMatch((file) -> file.endsWith(".tmp"));
		}
	}

	@Test
	void figuresThatCanBeNeitherWrittenNorSentAreWarningsAndChangeNothing() {
		try (Stage stage = Stage.named("One")) {
			Workspace workspace = Workspace.in(this.empty).with("rooms.csv", "room_id,new_name", "1,uno");

			String told = stage.run(workspace, "rooms.csv", "--metrics-file", "nowhere/rooms.prom")
				.with("ROOMSHIFT_METRICS_PUSHGATEWAY_URL", "http://127.0.0.1:1")
				.with("ROOMSHIFT_METRICS_OTLP_URL", "http://127.0.0.1:1/v1/metrics")
				.run()
				.with(0)
				.err();

			assertThat(told.lines().filter((line) -> line.startsWith("warning: "))).containsExactly(
					"warning: --metrics-file: 'nowhere/rooms.prom' can't be written (there is no such directory). "
							+ "Mend that, or name another file.",
					"warning: The figures could not be sent to the Pushgateway (Connection refused). "
							+ "Look at roomshift.metrics.pushgateway; the run itself is not concerned.",
					"warning: The figures could not be sent by OTLP (Connection refused). "
							+ "Look at roomshift.metrics.otlp; the run itself is not concerned.");
		}
	}

}
