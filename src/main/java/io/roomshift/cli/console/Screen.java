package io.roomshift.cli.console;

/**
 * A terminal as large as it is.
 *
 * @param rows lines that it shows at a time
 * @param columns columns of a line
 * @param styled whether words may be set off by bold and dim
 */
public record Screen(int rows, int columns, boolean styled) {

	private static final int NARROWEST = 40;

	/**
	 * The screen of a terminal; a very narrow one is left to break the lines by itself.
	 */
	static Screen of(Terminal.Size size, boolean styled) {
		return new Screen(size.rows(), Math.max(size.columns(), NARROWEST), styled);
	}

	/**
	 * A heading.
	 */
	public String bold(String text) {
		return styled(Style.BOLD, text);
	}

	/**
	 * Something of less weight.
	 */
	public String dim(String text) {
		return styled(Style.DIM, text);
	}

	private String styled(Style style, String text) {
		return (this.styled && !text.isEmpty()) ? style.on(text) : text;
	}

}
