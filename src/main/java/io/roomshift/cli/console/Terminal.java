package io.roomshift.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A terminal on which lines can be drawn again: how wide it is, also after it was
 * resized.
 */
final class Terminal {

	private static final int USUAL_COLUMNS = 80;

	private static final long PATIENCE_IN_SECONDS = 2;

	private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)\\s*");

	private final IntSupplier size;

	private final AtomicBoolean resized = new AtomicBoolean(true);

	private int columns = USUAL_COLUMNS;

	/**
	 * Creates a terminal.
	 * @param size tells how many columns it has now; 0 when that can't be told
	 */
	Terminal(IntSupplier size) {
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
			if (!isWatched(System.getenv()) || Files.notExists(stream) || !isTerminal(stream.toRealPath())) {
				return Optional.empty();
			}
			Path device = stream.toRealPath();
			return Optional.of(new Terminal(() -> columns(System.getenv("COLUMNS"), device)));
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
	 * How many columns it has.
	 */
	int columns() {
		if (this.resized.getAndSet(false)) {
			int now = this.size.getAsInt();
			this.columns = (now > 0) ? now : USUAL_COLUMNS;
		}
		return this.columns;
	}

	/**
	 * What the environment says goes before what the terminal says, as it does for all
	 * programs that use curses.
	 */
	private static int columns(@Nullable String environment, Path device) {
		if (environment != null && environment.matches("[1-9]\\d{0,3}")) {
			return Integer.parseInt(environment);
		}
		try {
			Process stty = new ProcessBuilder("stty", "size").redirectInput(device.toFile())
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (!stty.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
				stty.destroyForcibly();
				return 0;
			}
			Matcher told = SIZE.matcher(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
			return told.matches() ? Integer.parseInt(told.group(1)) : 0;
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return 0;
		}
	}

}
