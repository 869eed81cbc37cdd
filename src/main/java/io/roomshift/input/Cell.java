package io.roomshift.input;

import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * One cell and where it stands in the file.
 *
 * @param text the cell without its quotes, blanks kept
 * @param line the physical line on which it starts, from 1
 * @param column the column of that line, in code points, from 1
 */
record Cell(String text, int line, int column) {

	private static final int LONGEST_SHOWN = 40;

	private static final int BYTE_ORDER_MARK = 0xFEFF;

	/** What Excel and LibreOffice save for a formula that failed. */
	private static final Set<String> SPREADSHEET_ERRORS = Set.of("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!",
			"#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#GETTING_DATA");

	private static final Pattern LIBREOFFICE_ERROR = Pattern.compile("Err:\\d{3}");

	/**
	 * The text without blanks at its edges, no-break spaces and byte order marks
	 * included.
	 */
	String value() {
		return strip(this.text);
	}

	/**
	 * Whether all its bytes could be read; if not, that was told where they stand.
	 */
	boolean readable() {
		return this.text.indexOf(StrictReader.UNREADABLE) < 0;
	}

	boolean isSpreadsheetError() {
		return isSpreadsheetError(value());
	}

	static boolean isSpreadsheetError(String value) {
		return SPREADSHEET_ERRORS.contains(value)
				|| (value.startsWith("Err:") && LIBREOFFICE_ERROR.matcher(value).matches());
	}

	/**
	 * The value in single quotes, fit for a terminal.
	 */
	String quoted() {
		return quoted(value());
	}

	/**
	 * The value in single quotes: shortened, and with everything that could move the
	 * cursor, hide, or turn the direction of the text written as an escape.
	 */
	static String quoted(String value) {
		if (value.codePointCount(0, value.length()) <= LONGEST_SHOWN) {
			return "'" + visible(value) + "'";
		}
		int end = value.offsetByCodePoints(0, LONGEST_SHOWN - 1);
		return "'" + visible(value.substring(0, end)) + "…'";
	}

	static String visible(String value) {
		StringBuilder shown = new StringBuilder(value.length());
		value.codePoints().forEach((c) -> {
			if (isInvisible(c) || isControl(c) || Character.getType(c) == Character.SURROGATE) {
				shown.append(String.format((c <= 0xFFFF) ? "\\u%04x" : "\\u{%x}", c));
			}
			else {
				shown.appendCodePoint(c);
			}
		});
		return shown.toString();
	}

	/**
	 * Whether the code point is a C0 or C1 control or ends a line.
	 */
	static boolean isControl(int c) {
		int type = Character.getType(c);
		return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
	}

	/**
	 * Whether the code point has no shape of its own: zero-width characters, joiners, and
	 * marks that set the direction of text.
	 */
	static boolean isInvisible(int c) {
		return Character.getType(c) == Character.FORMAT || c == StrictReader.UNREADABLE;
	}

	static boolean isBlank(int c) {
		return c == ' ' || c == '\t' || c == BYTE_ORDER_MARK || Character.getType(c) == Character.SPACE_SEPARATOR;
	}

	/**
	 * Where the first code point of a kind is; -1 when there is none.
	 */
	static int find(String text, IntPredicate kind) {
		int index = 0;
		while (index < text.length()) {
			int c = text.codePointAt(index);
			if (kind.test(c)) {
				return index;
			}
			index += Character.charCount(c);
		}
		return -1;
	}

	static String strip(String text) {
		int start = 0;
		int end = text.length();
		while (start < end && isBlank(text.charAt(start))) {
			start++;
		}
		while (end > start && isBlank(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(start, end);
	}

}
