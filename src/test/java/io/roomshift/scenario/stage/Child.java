package io.roomshift.scenario.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that runs the jar.
 *
 * @param process the process
 * @param out the file that its stdout goes to
 * @param err the file that its stderr goes to
 */
public record Child(Process process, Path out, Path err) {

	private static final int PATIENCE_IN_MINUTES = 5;

	public boolean running() {
		return this.process.isAlive();
	}

	/**
	 * Ends the process without giving it a chance to do anything more.
	 */
	public void kill() {
		this.process.destroyForcibly();
	}

	/**
	 * Sends a signal by its name.
	 */
	public void signal(String name) {
		try {
			// A shell has kill built in; the program of that name is not on every
			// machine.
			int code = new ProcessBuilder("sh", "-c", "kill -" + name + " " + this.process.pid()).start().waitFor();
			assertThat(code).isZero();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What it has said so far on stdout.
	 */
	public String said() {
		return text(this.out);
	}

	/**
	 * Waits for its end.
	 */
	public Ended await() {
		try {
			if (!this.process.waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES)) {
				kill();
				throw new AssertionError("The program did not end. It said:\n" + text(this.out) + text(this.err));
			}
			return new Ended(this.process.exitValue(), text(this.out), text(this.err));
		}
		catch (InterruptedException ex) {
			kill();
			throw new IllegalStateException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What a process left.
	 *
	 * @param code its exit code
	 * @param out its stdout
	 * @param err its stderr
	 */
	public record Ended(int code, String out, String err) {

		public Ended decent() {
			assertThat(this.out + this.err).doesNotContain("\tat ").doesNotContain(Stage.TOKEN);
			return this;
		}

		/**
		 * Checks the exit code, and shows what was said when it is another.
		 */
		public Ended with(int expected) {
			assertThat(this.code).as(() -> this.out + this.err).isEqualTo(expected);
			return this;
		}

		/**
		 * Checks that the exit code is one of two, and shows what was said when it is
		 * another.
		 */
		public Ended withOneOf(int expected, int other) {
			assertThat(this.code).as(() -> this.out + this.err).isIn(expected, other);
			return this;
		}

		/**
		 * The one JSON object on stdout.
		 */
		public JsonNode json() {
			assertThat(this.out.lines()).hasSize(1);
			return JsonMapper.shared().readTree(this.out);
		}

	}

}
