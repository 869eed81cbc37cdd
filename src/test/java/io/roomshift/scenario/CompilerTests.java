package io.roomshift.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.Dials;
import io.roomshift.tool.Tool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which of Java's compilers a jar is run by, as {@code jcmd} tells it from outside.
 */
class CompilerTests {

	private static final String WITHOUT_C2 = "(?s).* matching: \\*\\.\\*.* c2 directives:[^:]*:[^:]*:true Exclude:true.*";

	private final Stage stage = Stage
		.named(IntStream.range(0, 40).mapToObj((id) -> "Room " + id).toArray(String[]::new))
		.dialled(Dials.none().withDelay(Duration.ofSeconds(1)));

	@TempDir
	private Path empty;

	@AfterEach
	void close() {
		this.stage.close();
	}

	@Test
	void aJarByItselfIsCompiledByTheQuickCompilerAlone() throws Exception {
		Process run = start();
		try {
			Stage.await(() -> this.stage.puts() > 0);

			assertThat(directives(run)).matches(WITHOUT_C2);
		}
		finally {
			end(run);
		}
	}

	@Test
	void whatTheOperatorChoseStands() throws Exception {
		Process run = start("-XX:TieredStopAtLevel=4");
		try {
			Stage.await(() -> this.stage.puts() > 0);

			assertThat(directives(run)).contains("c2 directives:").doesNotMatch(WITHOUT_C2);
		}
		finally {
			end(run);
		}
	}

	private Process start(String... options) throws IOException {
		Workspace workspace = Workspace.in(this.empty)
			.with("rooms.csv",
					IntStream.range(0, 40)
						.mapToObj((id) -> (id > 0) ? id + ",room-" + id : "room_id,new_name")
						.toArray(String[]::new));
		List<String> line = new ArrayList<>(List.of(Tool.ofJava("java").toString()));
		line.addAll(List.of(options));
		line.addAll(List.of("-jar", Workspace.jar().toString(), "rooms.csv", "--concurrency", "1"));
		ProcessBuilder builder = new ProcessBuilder(line).directory(workspace.directory().toFile())
			.redirectOutput(this.empty.resolve("out.txt").toFile())
			.redirectError(this.empty.resolve("err.txt").toFile());
		builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
		builder.environment().put("ROOMSHIFT_HIPCHAT_URL", this.stage.simulator().url().toString());
		builder.environment().put("ROOMSHIFT_HIPCHAT_TOKEN", Stage.TOKEN);
		return builder.start();
	}

	private static String directives(Process run) throws Exception {
		return Tool
			.run(new ProcessBuilder(Tool.ofJava("jcmd").toString(), String.valueOf(run.pid()),
					"Compiler.directives_print"))
			.said();
	}

	private static void end(Process run) throws InterruptedException {
		run.destroyForcibly();
		assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
	}

}
