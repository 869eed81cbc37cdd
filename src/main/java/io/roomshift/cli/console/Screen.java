package io.roomshift.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal as large as it is.
 *
 * @param rows lines that it shows at a time
 * @param columns columns of a line
 * @param styled whether words may be set off by bold and dim
 */
public record Screen(int rows, int columns, boolean styled) {

	private static final int USUAL_ROWS = 24;

	private static final int USUAL_COLUMNS = 80;

	private static final int NARROWEST = 40;

	private static final Path TERMINAL = Path.of("/dev/tty");

	/** The answer of {@code stty size}: rows and columns. */
	private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");

	/**
	 * The terminal of this process, by {@code stty}; 24 lines of 80 columns where that
	 * does not tell.
	 */
	static Screen present(boolean styled) {
		Matcher size = SIZE.matcher(Files.exists(TERMINAL) ? stty() : "");
		return size.matches() ? of(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)), styled)
				: new Screen(USUAL_ROWS, USUAL_COLUMNS, styled);
	}

	/**
	 * A terminal that tells no size is of the usual one, and a very narrow one is left to
	 * break the lines by itself.
	 */
	static Screen of(int rows, int columns, boolean styled) {
		return new Screen((rows > 0) ? rows : USUAL_ROWS, (columns > 0) ? Math.max(columns, NARROWEST) : USUAL_COLUMNS,
				styled);
	}

	/**
	 * A heading.
	 */
	public String bold(String text) {
		return styled("1", text);
	}

	/**
	 * Something of less weight.
	 */
	public String dim(String text) {
		return styled("2", text);
	}

	private String styled(String code, String text) {
		return (this.styled && !text.isEmpty()) ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
	}

	private static String stty() {
		try {
			Process process = new ProcessBuilder("stty", "size").redirectInput(TERMINAL.toFile())
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			String size = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
			process.waitFor(1, TimeUnit.SECONDS);
			return size;
		}
		catch (IOException | UncheckedIOException ex) {
			return "";
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "";
		}
	}

}
