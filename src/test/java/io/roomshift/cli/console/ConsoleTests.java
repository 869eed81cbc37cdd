package io.roomshift.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class ConsoleTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private final Console console = console(true);

	@Test
	void barIsCutWhereTheTerminalEndsAndLeavesNothingBehind() {
		this.console.bar("half");
		this.console.result("done");

		assertThat(text(this.err)).isEqualTo("\r\u001b[?7l\u001b[Khalf\u001b[?7h" + "\r\u001b[K");
		assertThat(text(this.out)).isEqualTo("done" + System.lineSeparator());
	}

	@Test
	void quietLeavesOutProgressButNoWarning() {
		this.console.quiet();
		this.console.bar("half");
		this.console.progress("on the way");
		this.console.warning("Mind the gap.");

		assertThat(text(this.err)).isEqualTo("\u001b[33mwarning:\u001b[0m Mind the gap." + System.lineSeparator());
	}

	@Test
	void errorWithoutATerminalHasNoColour() {
		console(false).error("No.");

		assertThat(text(this.err)).isEqualTo("error: No." + System.lineSeparator());
	}

	@Test
	void complaintOnAPlaceInAFileStandsAsItIs() {
		Console plain = console(false);
		plain.complaint("rooms.csv:3:1: The name is taken.");
		plain.complaint("The name is taken.");

		assertThat(text(this.err).lines()).containsExactly("rooms.csv:3:1: The name is taken.",
				"error: The name is taken.");
	}

	@Test
	void resultsStandAsTheyAreWritten() throws IOException {
		this.console.bar("half");
		try (Writer results = this.console.results()) {
			results.write("a,\u00e9\n");
		}
		this.console.result("done");

		assertThat(text(this.err)).endsWith("\r\u001b[K");
		assertThat(text(this.out)).isEqualTo("a,\u00e9\ndone" + System.lineSeparator());
	}

	@Test
	void resultsWhenStdoutIsClosedFail() throws IOException {
		PrintStream closed = stream(this.out);
		closed.close();
		Writer results = new Console(closed, stream(this.err), false, false).results();
		results.write("a\n");

		assertThatIOException().isThrownBy(results::close).withMessage("it was closed, or its disk is full");
	}

	private Console console(boolean terminal) {
		return new Console(stream(this.out), stream(this.err), terminal, terminal);
	}

	private static PrintStream stream(ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

	private static String text(ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8);
	}

}
