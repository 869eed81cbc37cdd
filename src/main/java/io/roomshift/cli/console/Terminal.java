package io.roomshift.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A terminal on which lines can be drawn again: how large it is, also after it was
 * resized.
 */
final class Terminal {

	private static final long PATIENCE_IN_SECONDS = 2;

	/** The answer of {@code stty size}: rows and columns. */
	private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");

	private final Supplier<Size> size;

	private final AtomicBoolean resized = new AtomicBoolean(true);

	private Size present = Size.USUAL;

	/**
	 * Creates a terminal.
	 * @param size tells how large it is now
	 */
	Terminal(Supplier<Size> size) {
		this.size = size;
	}

	/**
	 * The terminal that a stream of this process goes to; empty when it goes elsewhere,
	 * or nobody would see a line move. Java can't tell of one stream alone; Linux can,
	 * and elsewhere plain lines do no harm.
	 * @param descriptor the number of the stream
	 */
	static Optional<Terminal> of(int descriptor) {
		Path stream = Path.of("/proc/self/fd/" + descriptor);
		try {
			if (!isWatched(System.getenv()) || Files.notExists(stream)) {
				return Optional.empty();
			}
			return Optional.of(stream.toRealPath())
				.filter(Terminal::isTerminal)
				.map((device) -> new Terminal(() -> size(System.getenv("COLUMNS"), device)));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Whether a person looks at a terminal that can do more than write one line below the
	 * other. Systems for continuous integration set {@code CI}, and some of them give a
	 * terminal to what they keep as a file.
	 */
	static boolean isWatched(Map<String, String> environment) {
		String kind = environment.getOrDefault("TERM", "dumb");
		String integration = environment.getOrDefault("CI", "false");
		return !kind.isEmpty() && !kind.equals("dumb") && (integration.isEmpty() || integration.equals("false"));
	}

	private static boolean isTerminal(Path device) {
		return device.startsWith("/dev/pts") || device.toString().startsWith("/dev/tty")
				|| device.equals(Path.of("/dev/console"));
	}

	/**
	 * Learns from now on when it is resized.
	 */
	void hearResizes() {
		try {
			Signals.onEach("WINCH", this::resized);
		}
		catch (IllegalStateException ex) {
			// It keeps the width that it has at the first line.
		}
	}

	/**
	 * Has it asked for its width again, before the next line.
	 */
	void resized() {
		this.resized.set(true);
	}

	/**
	 * How large it is.
	 */
	Size size() {
		if (this.resized.getAndSet(false)) {
			this.present = this.size.get();
		}
		return this.present;
	}

	/**
	 * What the environment says goes before what the terminal says, as it does for all
	 * programs that use curses.
	 */
	private static Size size(@Nullable String columns, Path device) {
		Matcher told = SIZE.matcher(stty(device));
		Size size = told.matches() ? Size.of(Integer.parseInt(told.group(1)), Integer.parseInt(told.group(2)))
				: Size.USUAL;
		boolean wanted = columns != null && columns.matches("[1-9]\\d{0,3}");
		return wanted ? new Size(size.rows(), Integer.parseInt(columns)) : size;
	}

	/**
	 * What {@code stty} says of it; nothing where there is none, or it takes too long.
	 */
	private static String stty(Path device) {
		try {
			Process stty = new ProcessBuilder("stty", "size").redirectInput(device.toFile())
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (!stty.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
				stty.destroyForcibly();
				return "";
			}
			return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
		}
		catch (IOException ex) {
			return "";
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "";
		}
	}

	/**
	 * How large a terminal is.
	 *
	 * @param rows lines that it shows at a time
	 * @param columns columns of a line
	 */
	record Size(int rows, int columns) {

		static final Size USUAL = new Size(24, 80);

		/**
		 * Of a terminal that tells 0 where it does not know.
		 */
		static Size of(int rows, int columns) {
			return new Size((rows > 0) ? rows : USUAL.rows, (columns > 0) ? columns : USUAL.columns);
		}

	}

}
