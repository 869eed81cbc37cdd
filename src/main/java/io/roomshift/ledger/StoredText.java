package io.roomshift.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as a database keeps it. JSON can hold what PostgreSQL, or UTF-8, can't: NUL, and
 * half of a surrogate pair. Text with one of them is kept by the codes of such
 * characters, and read as what it was.
 */
public final class StoredText {

	/** No character of any text, and one that every database keeps. */
	private static final String MARK = "\uFFFE";

	private static final Pattern UNFIT = Pattern.compile("[\\x00\\p{Cs}]");

	private static final Pattern ESCAPED = Pattern.compile("[\\\\\\x00\\p{Cs}]");

	private static final Pattern CODE = Pattern.compile("\\\\u([0-9A-F]{4})");

	private StoredText() {
	}

	/**
	 * The text as it is kept.
	 */
	public static String of(String text) {
		if (!text.startsWith(MARK) && isFit(text)) {
			return text;
		}
		return MARK + ESCAPED.matcher(text)
			.replaceAll((character) -> "\\\\u%04X".formatted((int) character.group().charAt(0)));
	}

	private static boolean isFit(String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == 0 || Character.isSurrogate(character)) {
				return !UNFIT.matcher(text).find(i);
			}
		}
		return true;
	}

	/**
	 * The text that was kept.
	 */
	public static String read(String kept) {
		if (!kept.startsWith(MARK)) {
			return kept;
		}
		return CODE.matcher(kept.substring(MARK.length()))
			.replaceAll((code) -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
	}

}
