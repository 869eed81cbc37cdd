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

	private int columns = 80;

	private final Terminal terminal = new Terminal(() -> Terminal.Size.of(24, this.columns));

	private final Console console = console(true);

	@Test
	void barIsDrawnOnOneLineAndLeavesNothingBehind() {
		this.console.bar("half");
		this.console.result("done");

		assertThat(text(this.err)).isEqualTo("\r\u001b[?7lhalf\u001b[J\u001b[?7h\r" + "\r\u001b[J");
		assertThat(text(this.out)).isEqualTo("done" + System.lineSeparator());
	}

	@Test
	void barLeavesTheLastColumnFreeAlsoWhenTheTerminalBecomesNarrower() {
		this.columns = 6;
		this.console.bar("1234567");
		this.columns = 4;
		this.console.bar("1234567");
		this.terminal.resized();
		this.console.bar("1234567");

		assertThat(text(this.err).replaceAll("\\u001b\\[\\??\\d*[a-zJ]|\r+", "|").split("\\|+")).containsExactly("",
				"12345", "12345", "123");
	}

	@Test
	void barWhenTheWidthIsNotKnownTakes80Columns() {
		this.columns = 0;

		assertThat(this.console.barWidth()).isEqualTo(79);
		assertThat(console(false).barWidth()).isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void colourIsForTerminalsThatWantIt() {
		assertThat(this.console.coloured("ok", Style.GREEN)).isEqualTo("\u001b[32mok\u001b[0m");
		assertThat(console(false).coloured("ok", Style.GREEN)).isEqualTo("ok");
		this.console.noColor();
		assertThat(this.console.coloured("ok", Style.GREEN)).isEqualTo("ok");
	}

	@Test
	void endedTakesTheBarAwayAndDrawsNoOther() {
		this.console.bar("half");
		this.console.ended();
		this.console.bar("more");

		assertThat(text(this.err)).endsWith("half\u001b[J\u001b[?7h\r" + "\r\u001b[J");
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

		assertThat(text(this.err)).endsWith("\r\u001b[J");
		assertThat(text(this.out)).isEqualTo("a,\u00e9\ndone" + System.lineSeparator());
	}

	@Test
	void resultsWhenStdoutIsClosedFail() throws IOException {
		PrintStream closed = stream(this.out);
		closed.close();
		Writer results = new Console(closed, stream(this.err), null, null).results();
		results.write("a\n");

		assertThatIOException().isThrownBy(results::close).withMessage("it was closed, or its disk is full");
	}

	private Console console(boolean terminal) {
		Terminal device = terminal ? this.terminal : null;
		return new Console(stream(this.out), stream(this.err), device, device);
	}

	private static PrintStream stream(ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

	private static String text(ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8);
	}

}
