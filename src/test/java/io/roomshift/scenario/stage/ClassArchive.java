package io.roomshift.scenario.stage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program's classes as one rehearsal loads them, ready for use: some dozens of starts
 * take half the time each. The first process that needs it makes it, for all that run
 * tests of the same jar.
 */
final class ClassArchive {

	private ClassArchive() {
	}

	/**
	 * The archive of the jar, which is made if there is none of this jar and this Java.
	 * @param java the program that runs the jar
	 * @param options the options with which it does
	 */
	static Path of(Path jar, String java, List<String> options) throws IOException, InterruptedException {
		Path directory = Files.createDirectories(jar.resolveSibling("class-archive"));
		Path file = directory.resolve("java-" + Runtime.version() + ".jsa");
		try (FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
			assertThat(lock.isValid()).isTrue();
			if (!isOf(jar, file)) {
				Files.move(made(jar, java, options), file, StandardCopyOption.REPLACE_EXISTING);
			}
			return file;
		}
	}

	private static boolean isOf(Path jar, Path file) throws IOException {
		return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) > 0;
	}

	private static Path made(Path jar, String java, List<String> options) throws IOException, InterruptedException {
		Path directory = Files.createTempDirectory(jar.resolveSibling("class-archive"), "rehearsal-");
		Path draft = directory.resolve("draft.jsa");
		List<String> line = new ArrayList<>(List.of(java, "-XX:ArchiveClassesAtExit=" + draft));
		line.addAll(options);
		line.addAll(List.of("-jar", jar.toString(), Workspace.SAMPLE.toAbsolutePath().toString(), "--simulate"));
		Process process = new ProcessBuilder(line).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("output").toFile())
			.start();
		assertThat(process.waitFor()).as("No archive: see " + directory.resolve("output")).isZero();
		return draft;
	}

}
