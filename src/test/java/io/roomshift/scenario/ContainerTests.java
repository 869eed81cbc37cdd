package io.roomshift.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.roomshift.scenario.stage.Workspace;
import io.roomshift.tool.Tool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The image of {@code config/Dockerfile}, built and run. {@code ROOMSHIFT_BASE_IMAGE}
 * names its base where the usual one can't be had.
 */
class ContainerTests {

	private static final String IMAGE = "roomshift-scenario";

	private static final String VOLUME = "roomshift-scenario";

	private static final String BASE = System.getenv().getOrDefault("ROOMSHIFT_BASE_IMAGE", "eclipse-temurin:17-jre");

	private static final Path PROJECT = Path.of("").toAbsolutePath();

	@BeforeAll
	static void build() throws Exception {
		Tool.assume(Tool.installed("docker").isPresent() && docker("info").code() == 0,
				"The tests of the image need a container engine, such as Docker");
		Path jar = PROJECT.relativize(Workspace.jar().toAbsolutePath());
		succeed("build", "--file", "config/Dockerfile", "--build-arg", "BASE=" + BASE, "--build-arg", "JAR=" + jar,
				"--tag", IMAGE, ".");
		succeed("volume", "create", VOLUME);
	}

	@AfterAll
	static void remove() throws Exception {
		if (Tool.installed("docker").isPresent()) {
			docker("volume", "rm", "--force", VOLUME);
			docker("image", "rm", "--force", IMAGE);
		}
	}

	@Test
	void aRunKeepsItsStateOnTheVolumeAndWritesNowhereElse() throws Exception {
		List<String> first = inContainer(List.of(), "/mapping/rooms.csv", "--simulate");
		List<String> again = inContainer(List.of(), "/mapping/rooms.csv", "--simulate");
		List<String> status = inContainer(List.of(), "status", "--simulate");
		List<String> files = inContainer(List.of("--entrypoint", "find"), "/var/lib/roomshift", "-mindepth", "1",
				"-maxdepth", "1", "-user", "10001");

		assertThat(first).contains("Rooms     9: 8 renamed, 1 already right, 0 failed, 0 skipped, 0 pending",
				"Reports   reports/run-0001");
		assertThat(again).contains("Calls     0: 0 read, 0 updates, 0 throttled");
		assertThat(status).last().asString().endsWith("apply /mapping/rooms.csv");
		assertThat(files).containsExactlyInAnyOrder("/var/lib/roomshift/state", "/var/lib/roomshift/reports");
	}

	@Test
	void theProgramIsNobodyAndStartsWithItsClassesReady() throws Exception {
		List<String> user = inContainer(List.of("--entrypoint", "id"), "-u");
		List<String> loaded = inContainer(List.of("--env", "JAVA_OPTS=-XX:-UsePerfData -verbose:class"), "--version");
		List<String> layers = succeed("history", "--no-trunc", "--format", "{{.CreatedBy}}", IMAGE);

		assertThat(user).containsExactly("10001");
		assertThat(loaded).anyMatch((line) -> line.contains("io.roomshift.cli.Main source: shared objects file"));
		assertThat(layers.stream().filter((layer) -> layer.contains(" in /opt/roomshift/"))).hasSize(3);
	}

	/**
	 * Runs a command as the night does: on a root file system that is read-only.
	 */
	private static List<String> inContainer(List<String> options, String... words) throws Exception {
		List<String> command = List.of("run", "--rm", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL",
				"--network", "none", "--volume", VOLUME + ":/var/lib/roomshift", "--volume",
				PROJECT.resolve("input") + ":/mapping:ro");
		return succeed(Stream.of(command.stream(), options.stream(), Stream.of(IMAGE), Stream.of(words))
			.flatMap((part) -> part)
			.toArray(String[]::new));
	}

	private static List<String> succeed(String... words) throws Exception {
		return docker(words).well().lines();
	}

	private static Tool.Ended docker(String... words) throws Exception {
		return Tool.run(new ProcessBuilder(Stream.concat(Stream.of("docker"), Stream.of(words)).toList()));
	}

}
