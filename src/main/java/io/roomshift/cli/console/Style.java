package io.roomshift.cli.console;

/**
 * How words are set off on a terminal.
 */
public enum Style {

	BOLD(1), DIM(2), RED(31), GREEN(32), YELLOW(33);

	private final int code;

	Style(int code) {
		this.code = code;
	}

	/**
	 * The text with what sets it off around it.
	 */
	String on(String text) {
		return "\u001b[" + this.code + "m" + text + "\u001b[0m";
	}

}
