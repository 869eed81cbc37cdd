package io.roomshift.cli.console;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The operator's terminal: results go to stdout, everything else to stderr.
 */
public final class Console {

	private static final String RED = "\u001b[31m";

	private static final String YELLOW = "\u001b[33m";

	/** Erases to the end of the line. */
	private static final String ERASE = "\u001b[K";

	private static final String NO_WRAP = "\u001b[?7l";

	private static final String WRAP = "\u001b[?7h";

	private final PrintStream out;

	private final PrintStream err;

	private final boolean terminal;

	private boolean quiet;

	private boolean colour;

	private boolean barShown;

	public Console(PrintStream out, PrintStream err, boolean terminal) {
		this.out = out;
		this.err = err;
		this.terminal = terminal;
		this.colour = terminal;
	}

	/**
	 * The console of this process; text is written as UTF-8 whatever the locale, because
	 * room names must come out as they are.
	 */
	public static Console system() {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
		return new Console(out, err, stderrIsTerminal() && !"dumb".equals(System.getenv("TERM")));
	}

	/**
	 * Java can't tell of stderr alone; Linux can, and elsewhere plain lines do no harm.
	 */
	private static boolean stderrIsTerminal() {
		Path stderr = Path.of("/proc/self/fd/2");
		try {
			return Files.exists(stderr) && isTerminal(stderr.toRealPath());
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean isTerminal(Path device) {
		return device.startsWith("/dev/pts") || device.toString().startsWith("/dev/tty")
				|| device.equals(Path.of("/dev/console"));
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
		return this.terminal;
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
			clearBar();
			this.err.println(line);
		}
	}

	/**
	 * The line at the bottom of a terminal that is written again and again; what a narrow
	 * terminal has no room for is cut off, not wrapped.
	 */
	public synchronized void bar(String text) {
		if (!this.quiet) {
			this.err.print("\r" + NO_WRAP + ERASE + text + WRAP);
			this.err.flush();
			this.barShown = true;
		}
	}

	/**
	 * Something the operator should know, quiet or not.
	 */
	public synchronized void warning(String sentence) {
		clearBar();
		this.err.println(marked("warning:", YELLOW) + " " + sentence);
	}

	/**
	 * Why the program does not do what it was asked.
	 */
	public synchronized void error(String sentence) {
		clearBar();
		this.err.println(marked("error:", RED) + " " + sentence);
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
		clearBar();
		this.err.println(line);
	}

	private String marked(String word, String code) {
		return this.colour ? code + word + "\u001b[0m" : word;
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
