package io.roomshift.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program of the machine, which may not be there.
 */
public final class Tool {

	private Tool() {
	}

	/**
	 * The first of the programs that is on the PATH.
	 */
	public static Optional<Path> installed(String... names) {
		List<String> directories = Stream
			.concat(Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1)),
					Stream.of("/usr/bin"))
			.toList();
		return Stream.of(names)
			.flatMap((name) -> directories.stream().map((directory) -> Path.of(directory, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/**
	 * A program of the Java that runs the tests.
	 */
	public static Path ofJava(String name) {
		return Path.of(System.getProperty("java.home"), "bin", name);
	}

	/**
	 * Leaves the test out where something is missing, but not where the environment says
	 * {@code CI=true}.
	 * @param need what needs what
	 */
	public static void assume(boolean there, String need) {
		if (!there) {
			assertThat(System.getenv("CI")).as(need).isNotEqualTo("true");
			Assumptions.abort(need);
		}
	}

	/**
	 * Runs a program to its end.
	 */
	public static Ended run(ProcessBuilder program) throws IOException, InterruptedException {
		Process process = program.redirectErrorStream(true).start();
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(said).isTrue();
		return new Ended(process.exitValue(), said);
	}

	/**
	 * What a program left.
	 *
	 * @param code its exit code
	 * @param said what it said on both streams
	 */
	public record Ended(int code, String said) {

		/**
		 * The same of a program that was to end well.
		 */
		public Ended well() {
			assertThat(this.code).as(this.said).isZero();
			return this;
		}

		public List<String> lines() {
			return this.said.lines().toList();
		}

	}

}
