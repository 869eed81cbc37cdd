package io.roomshift.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.roomshift.tool.Tool;

/**
 * A process that ran to its end.
 *
 * @param code its exit code
 * @param at when it was started
 * @param seconds how long it ran
 * @param megabytes the most memory it held (VmHWM of /proc, asked every 20 ms); 0 where
 * that is not known
 * @param out what it wrote, both streams
 */
record Started(int code, Instant at, double seconds, long megabytes, String out) {

	static Started run(List<String> line, Path directory, Map<String, String> environment) {
		try {
			Path out = Files.createTempFile(directory, "output-", ".txt");
			ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile())
				.redirectErrorStream(true)
				.redirectOutput(out.toFile());
			builder.environment().putAll(environment);
			Instant at = Instant.now();
			long start = System.nanoTime();
			Process process = builder.start();
			process.getOutputStream().close();
			long kilobytes = 0;
			while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
				kilobytes = Math.max(kilobytes, highWater(process.pid()));
			}
			double seconds = (System.nanoTime() - start) / 1e9;
			return new Started(process.exitValue(), at, seconds, kilobytes / 1024, Files.readString(out));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static long highWater(long process) {
		try {
			return Files.readAllLines(Path.of("/proc/" + process + "/status"))
				.stream()
				.filter((line) -> line.startsWith("VmHWM:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			// It has ended, or this is no Linux.
			return 0;
		}
	}

	/**
	 * This, if it did all that it was to do.
	 */
	Started successful() {
		if (this.code != 0) {
			throw new IllegalStateException("Exit code " + this.code + ":\n" + this.out);
		}
		return this;
	}

	static String java() {
		return Tool.ofJava("java").toString();
	}

	static String jar() {
		return Path.of(Objects.requireNonNull(System.getProperty("roomshift.jar"), "roomshift.jar is not set"))
			.toAbsolutePath()
			.toString();
	}

}
