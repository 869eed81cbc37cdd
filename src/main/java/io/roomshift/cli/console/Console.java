package io.roomshift.cli.console;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The operator's terminal: results go to stdout, everything else to stderr.
 */
public final class Console {

	/** Erases to the end of the screen. */
	private static final String ERASE = "\u001b[J";

	private static final String NO_WRAP = "\u001b[?7l";

	private static final String WRAP = "\u001b[?7h";

	private static final int STDOUT = 1;

	private static final int STDERR = 2;

	private final PrintStream out;

	private final PrintStream err;

	private final @Nullable Terminal terminal;

	private final @Nullable Terminal outTerminal;

	private boolean quiet;

	private boolean colour;

	private boolean barShown;

	private int shown;

	/**
	 * Creates a console.
	 * @param terminal the terminal that stderr goes to; null when it goes elsewhere
	 * @param outTerminal the terminal that stdout goes to; null when it goes elsewhere
	 */
	Console(PrintStream out, PrintStream err, @Nullable Terminal terminal, @Nullable Terminal outTerminal) {
		this.out = out;
		this.err = err;
		this.terminal = terminal;
		this.outTerminal = outTerminal;
		this.colour = true;
	}

	/**
	 * The console of this process; text is written as UTF-8 whatever the locale, because
	 * room names must come out as they are.
	 */
	public static Console system() {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
		Console console = new Console(out, err, Terminal.of(STDERR).orElse(null), Terminal.of(STDOUT).orElse(null));
		String noColor = System.getenv("NO_COLOR");
		if (noColor != null && !noColor.isEmpty()) {
			console.noColor();
		}
		return console;
	}

	/**
	 * Leaves all colour out.
	 */
	public void noColor() {
		this.colour = false;
	}

	/**
	 * Leaves progress out.
	 */
	public void quiet() {
		this.quiet = true;
	}

	/**
	 * Whether a moving progress bar can be drawn.
	 */
	public boolean isTerminal() {
		return this.terminal != null;
	}

	/**
	 * The longest text that the progress bar has room for.
	 */
	int barWidth() {
		return (this.terminal != null) ? this.terminal.size().columns() - 1 : Integer.MAX_VALUE;
	}

	/**
	 * Prepares for progress that moves.
	 */
	void followTerminal() {
		if (this.terminal != null) {
			this.terminal.hearResizes();
		}
	}

	/**
	 * The terminal that shows results; empty when they go elsewhere.
	 */
	public Optional<Screen> screen() {
		return Optional.ofNullable(this.outTerminal).map((screen) -> Screen.of(screen.size(), this.colour));
	}

	/**
	 * A line of the result.
	 */
	public synchronized void result(String line) {
		clearBar();
		this.out.println(line);
	}

	/**
	 * Takes a result that is a file in itself; fails when stdout takes no more.
	 */
	public synchronized Writer results() {
		clearBar();
		return new BufferedWriter(new OutputStreamWriter(new CheckedStream(this.out), StandardCharsets.UTF_8));
	}

	/**
	 * A line on how things go; left out when the operator wants quiet.
	 */
	public synchronized void progress(String line) {
		if (!this.quiet) {
			tell(line);
		}
	}

	/**
	 * The line at the bottom of a terminal that is written again and again; what a narrow
	 * terminal has no room for is cut off, not wrapped. The cursor rests at its
	 * beginning: a terminal that becomes narrower breaks the line behind it, and all of
	 * that is erased with the next one.
	 */
	public synchronized void bar(String text) {
		if (!this.quiet) {
			String line = (text.length() > barWidth()) ? text.substring(0, Math.max(0, barWidth())) : text;
			this.err.print("\r" + NO_WRAP + line + ERASE + WRAP + "\r");
			this.err.flush();
			this.barShown = true;
		}
	}

	/**
	 * Takes the bar away for good.
	 */
	public synchronized void ended() {
		clearBar();
		this.quiet = true;
	}

	/**
	 * Something the operator should know, quiet or not.
	 */
	public synchronized void warning(String sentence) {
		tell(marked("warning:", Style.YELLOW) + " " + sentence);
	}

	/**
	 * Why the program does not do what it was asked.
	 */
	public synchronized void error(String sentence) {
		tell(marked("error:", Style.RED) + " " + sentence);
	}

	/**
	 * A line on what stands in the way: as it stands where it names a place in a file,
	 * else marked as an error.
	 */
	public void complaint(String line) {
		if (line.matches("(?s)[^ ]+:\\d+: .*")) {
			problem(line);
		}
		else {
			error(line);
		}
	}

	/**
	 * A line that must begin as it stands, for editors that jump to {@code file:line}.
	 */
	public synchronized void problem(String line) {
		tell(line);
	}

	/**
	 * How many lines stand on the terminal by now, results not counted.
	 */
	public synchronized int shown() {
		return this.shown;
	}

	private void tell(String lines) {
		clearBar();
		this.err.println(lines);
		if (this.terminal != null) {
			this.shown += (int) lines.lines().count();
		}
	}

	/**
	 * A word for a line of the result, coloured where that can be seen.
	 */
	public String coloured(String word, Style wanted) {
		return (this.colour && this.outTerminal != null) ? wanted.on(word) : word;
	}

	private String marked(String word, Style wanted) {
		return (this.colour && this.terminal != null) ? wanted.on(word) : word;
	}

	private void clearBar() {
		if (this.barShown) {
			this.err.print("\r" + ERASE);
			this.err.flush();
			this.barShown = false;
		}
	}

	/**
	 * A stream that is never closed and does not hide that its end was closed.
	 */
	private static final class CheckedStream extends FilterOutputStream {

		private final PrintStream stream;

		CheckedStream(PrintStream stream) {
			super(stream);
			this.stream = stream;
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.stream.write(bytes, offset, length);
			flush();
		}

		@Override
		public void flush() throws IOException {
			if (this.stream.checkError()) {
				throw new IOException("it was closed, or its disk is full");
			}
		}

		@Override
		public void close() throws IOException {
			flush();
		}

	}

}
