package io.roomshift.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.roomshift.scenario.stage.Workspace;
import io.roomshift.tool.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program as {@code roomshift}, by the script that starts it.
 */
class LauncherTests {

	private static final Path SCRIPT = Path.of("config", "roomshift");

	@TempDir
	private Path empty;

	private Path bin = Path.of("");

	@BeforeEach
	void install() throws IOException {
		this.bin = Files.createDirectories(this.empty.resolve("a directory/bin"));
		Files.copy(SCRIPT, this.bin.resolve("roomshift"));
		Files.createSymbolicLink(this.bin.resolve("roomshift.jar"), Workspace.jar());
	}

	@Test
	void aLinkToTheScriptFindsTheJarAndHandsAllWordsOn() throws Exception {
		Path link = Files.createSymbolicLink(this.empty.resolve("roomshift"),
				Path.of("a directory", "bin", "roomshift"));

		assertThat(run(link, Map.of(), "--version").said()).startsWith("roomshift ").contains("\nJava ");
		assertThat(run(link, Map.of(), "plan", "no such file.csv")).isEqualTo(new Tool.Ended(2, """
				no such file.csv: The file does not exist. Check the path. [file-missing]
				error: 1 problem in the mapping; nothing was written to HipChat.
				"""));
	}

	@Test
	void withoutTheJarOrJavaItSaysWhatIsMissing() throws Exception {
		assertThat(run(this.bin.resolve("roomshift"), Map.of("JAVA_HOME", "/nowhere"), "--version"))
			.isEqualTo(new Tool.Ended(2,
					"error: There is no Java. Install Java 17 or later, or name its directory by JAVA_HOME.\n"));
		Files.delete(this.bin.resolve("roomshift.jar"));
		assertThat(run(this.bin.resolve("roomshift"), Map.of(), "--version")).isEqualTo(new Tool.Ended(2,
				"error: There is no roomshift.jar beside '" + this.bin + "/roomshift'. Put it there.\n"));
	}

	@Test
	void anArchiveThatIsNoneIsNotInTheWay() throws Exception {
		Path cache = Files.createDirectory(this.empty.resolve("roomshift-cache"));
		Path own = Files.createDirectory(cache.resolve("roomshift"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		Path java = Tool.ofJava("java");
		ProcessBuilder naming = new ProcessBuilder("sh", "-c", "ls -lnL \"$0\" \"$1\" | cksum | tr -dc '0-9'",
				this.bin.resolve("roomshift.jar").toString(), java.toString());
		naming.environment().keySet().retainAll(List.of("PATH"));
		Path archive = Files.writeString(own.resolve(Tool.run(naming).said() + ".jsa"), "no archive");
		Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
		Files.writeString(this.empty.resolve("rooms.csv"), "room_id,new_name\n1,one\n");

		Tool.Ended ended = run(this.bin.resolve("roomshift"), Map.of("XDG_CACHE_HOME", cache.toString()), "plan",
				"rooms.csv", "--simulate", "--quiet");

		assertThat(ended.code()).isZero();
		assertThat(ended.said()).startsWith("  room 1: ")
			.endsWith("Next: '" + this.bin + "/roomshift' apply rooms.csv --simulate\n");
		assertThat(archive).hasContent("no archive");
		Tool.Ended used = run(this.bin.resolve("roomshift"),
				Map.of("XDG_CACHE_HOME", cache.toString(), "JAVA_OPTS", "-XX:+PrintFlagsFinal"), "--version");
		assertThat(used.said()).contains(archive.toString());
		try (Stream<Path> files = Files.list(own)) {
			assertThat(files).containsExactly(archive);
		}
	}

	@Test
	void anArchiveIsMadeOnDemandAndClassesComeFromIt() throws Exception {
		Path script = this.bin.resolve("roomshift");
		Path home = Files.createDirectory(this.empty.resolve("a home"));
		Path log = this.empty.resolve("classes.txt");

		Tool.Ended made = run(script, Map.of("HOME", home.toString()), "--archive");
		Object at = Files.getLastModifiedTime(Path.of(made.said().strip()));
		Tool.Ended again = run(script, Map.of("HOME", home.toString()), "--archive");
		Tool.Ended version = run(script,
				Map.of("HOME", home.toString(), "JAVA_OPTS", "-Xlog:class+load:file=" + log.getFileName()),
				"--version");

		assertThat(made.code()).isZero();
		assertThat(Path.of(made.said().strip())).hasParent(home.resolve(".cache/roomshift")).isReadable();
		assertThat(again).isEqualTo(made);
		assertThat(Files.getLastModifiedTime(Path.of(made.said().strip()))).isEqualTo(at);
		assertThat(version.code()).isZero();
		assertThat(Files.readString(log)).containsPattern("io\\.roomshift\\.cli\\.Main source: shared objects file");
		try (Stream<Path> files = Files.list(home.resolve(".cache/roomshift"))) {
			assertThat(files).containsExactly(Path.of(made.said().strip()));
		}
	}

	@Test
	void memoryIsAskedForInLargePiecesWhereLinuxHandsThemOutAndTheOperatorChoseNoCollector() throws Exception {
		Path offer = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
		boolean offered = Files.isReadable(offer) && Files.readString(offer).contains("[madvise]");

		assertThat(flags("")).containsPattern("UseSerialGC += true")
			.containsPattern("UseTransparentHugePages += " + offered)
			.containsPattern("MaxNewSize += 33554432 ")
			.containsPattern("TieredStopAtLevel += 1 ");
		assertThat(flags("-XX:+UseParallelGC")).containsPattern("UseParallelGC += true")
			.containsPattern("UseSerialGC += false")
			.containsPattern("UseTransparentHugePages += false")
			.doesNotContainPattern("MaxNewSize += 33554432 ");
	}

	private String flags(String options) throws Exception {
		return run(this.bin.resolve("roomshift"), Map.of("JAVA_OPTS", options + " -XX:+PrintFlagsFinal"), "--version")
			.said();
	}

	private Tool.Ended run(Path script, Map<String, String> environment, String... words) throws Exception {
		List<String> line = Stream.concat(Stream.of("sh", script.toString()), Arrays.stream(words)).toList();
		ProcessBuilder builder = new ProcessBuilder(line).directory(this.empty.toFile());
		builder.environment().keySet().retainAll(List.of("PATH"));
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("HOME", this.empty.toString());
		builder.environment().putAll(environment);
		return Tool.run(builder);
	}

}
