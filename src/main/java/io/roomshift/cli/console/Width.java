package io.roomshift.cli.console;

import java.util.ArrayList;
import java.util.List;

import org.jline.utils.WCWidth;

/**
 * How many columns of a terminal a text takes: none for a mark that stands on another
 * character, two for a wide one of East Asia and for most emoji.
 */
public final class Width {

	private static final String ELLIPSIS = "…";

	private static final String INDENT = "    ";

	private Width() {
	}

	/**
	 * The columns that the text takes.
	 */
	public static int of(String text) {
		return text.codePoints().map(Width::of).sum();
	}

	/**
	 * The text with blanks behind it, so that it takes at least so many columns.
	 */
	public static String pad(String text, int columns) {
		return text + " ".repeat(Math.max(0, columns - of(text)));
	}

	/**
	 * The text with blanks before it, so that it takes at least so many columns.
	 */
	public static String padLeft(String text, int columns) {
		return " ".repeat(Math.max(0, columns - of(text))) + text;
	}

	/**
	 * The text with an ellipsis in place of what does not fit into the columns.
	 */
	public static String cut(String text, int columns) {
		return (of(text) <= columns) ? text : text.substring(0, fitting(text, columns - 1)) + ELLIPSIS;
	}

	/**
	 * A text in lines of so many columns, broken at blanks where there are any; the
	 * second and all later ones are indented.
	 */
	public static List<String> wrapped(String text, int columns) {
		List<String> lines = new ArrayList<>();
		String indent = "";
		String rest = text;
		while (of(indent) + of(rest) > columns) {
			int fits = Math.max(1, fitting(rest, columns - of(indent)));
			int blank = rest.lastIndexOf(' ', fits);
			boolean atBlank = blank > 0;
			lines.add(indent + rest.substring(0, atBlank ? blank : fits));
			rest = rest.substring(atBlank ? blank + 1 : fits);
			indent = INDENT;
		}
		lines.add(indent + rest);
		return lines;
	}

	/**
	 * How much of the text, from its beginning, fits into the columns.
	 */
	private static int fitting(String text, int columns) {
		int width = 0;
		int index = 0;
		while (index < text.length()) {
			int codePoint = text.codePointAt(index);
			width += of(codePoint);
			if (width > columns) {
				return index;
			}
			index += Character.charCount(codePoint);
		}
		return index;
	}

	private static int of(int codePoint) {
		return Math.max(0, WCWidth.wcwidth(codePoint));
	}

}
