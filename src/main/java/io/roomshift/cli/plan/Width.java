package io.roomshift.cli.plan;

import org.jline.utils.WCWidth;

/**
 * How many columns of a terminal a text takes: none for a mark that stands on another
 * character, two for a wide one of East Asia and for most emoji.
 */
final class Width {

	private static final char ELLIPSIS = '…';

	private Width() {
	}

	static int of(String text) {
		return text.codePoints().map(Width::of).sum();
	}

	/**
	 * The text with blanks behind it, so that it takes at least so many columns.
	 */
	static String pad(String text, int columns) {
		return text + " ".repeat(Math.max(0, columns - of(text)));
	}

	/**
	 * The text with blanks before it, so that it takes at least so many columns.
	 */
	static String padLeft(String text, int columns) {
		return " ".repeat(Math.max(0, columns - of(text))) + text;
	}

	/**
	 * The text with an ellipsis in place of what does not fit into the columns.
	 */
	static String cut(String text, int columns) {
		if (of(text) <= columns) {
			return text;
		}
		StringBuilder kept = new StringBuilder();
		int width = 1;
		for (int codePoint : text.codePoints().toArray()) {
			width += of(codePoint);
			if (width > columns) {
				break;
			}
			kept.appendCodePoint(codePoint);
		}
		return kept.append(ELLIPSIS).toString();
	}

	private static int of(int codePoint) {
		return Math.max(0, WCWidth.wcwidth(codePoint));
	}

}
