package io.roomshift.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ways to start the program whose start is measured, as command lines.
 *
 * @param directory where the changed jar and the launcher's archive are kept
 */
record Programs(Path directory) {

	/**
	 * Makes what is needed to start them.
	 * @param directory an empty directory
	 */
	static Programs in(Path directory) {
		Programs programs = new Programs(directory);
		try {
			Files.copy(Path.of(Started.jar()), programs.copy("unprepared.jar"));
			try (FileSystem jar = FileSystems.newFileSystem(programs.copy("unprepared.jar"))) {
				Files.delete(jar.getPath("spring.properties"));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Started.run(programs.launched("--archive"), directory, Map.of()).successful();
		return programs;
	}

	List<String> jar() {
		return List.of(Started.java(), "-jar", Started.jar());
	}

	/**
	 * Looks for its beans at each start.
	 */
	List<String> unprepared() {
		return List.of(Started.java(), "-jar", copy("unprepared.jar").toString());
	}

	List<String> quicklyCompiled() {
		return List.of(Started.java(), "-XX:TieredStopAtLevel=1", "-jar", Started.jar());
	}

	/**
	 * The launcher, with an archive of classes.
	 */
	List<String> launcher() {
		return launched();
	}

	private List<String> launched(String... words) {
		String script = Path.of("config", "roomshift").toAbsolutePath().toString();
		return Stream
			.concat(Stream.of("env", "XDG_CACHE_HOME=" + this.directory, "JAVA_HOME=" + System.getProperty("java.home"),
					"sh", script), Arrays.stream(words))
			.toList();
	}

	List<String> help() {
		return List.of(Started.java(), "-jar", Started.jar(), "--help");
	}

	/**
	 * Starts an empty context with the libraries of the jar.
	 */
	List<String> hello() {
		return List.of(Started.java(), "-cp",
				copy("unprepared.jar") + File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath(),
				Hello.class.getName());
	}

	private Path copy(String name) {
		return this.directory.resolve(name);
	}

}
