package io.roomshift.slack;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The steps that make a channel name of any text, short of cutting it.
 */
final class Folding {

	/** Latin letters that Unicode does not decompose. */
	private static final Map<Integer, String> LATIN = Map.of((int) '\u00df', "ss", (int) '\u00e6', "ae", (int) '\u0153',
			"oe", (int) '\u00f8', "o", (int) '\u0111', "d", (int) '\u0142', "l", (int) '\u00fe', "th", (int) '\u00f0',
			"d", (int) '\u0131', "i");

	/** Accents; the marks of other scripts are part of how a word is spelled. */
	private static final Pattern LATIN_MARKS = Pattern.compile("(^|[^\\p{L}\\p{M}]|\\p{IsLatin})\\p{M}+");

	private static final Pattern INNER_APOSTROPHE = Pattern
		.compile("(?<=[\\p{L}\\p{M}\\p{Nd}])['\u2018\u2019\u02bb\u02bc]+(?=[\\p{L}\\p{Nd}])");

	private static final Pattern OUTER_HYPHENS = Pattern.compile("^[-_]+|[-_]+$");

	private Folding() {
	}

	static String fold(String text, Letters letters) {
		String small = withoutLatinMarks(letters.spell(text)).toLowerCase(Locale.ROOT);
		String latin = small.codePoints().mapToObj(Folding::latin).collect(Collectors.joining());
		String words = INNER_APOSTROPHE.matcher(latin).replaceAll("").replace("&", " and ");
		return trim(letters.hyphenate(Normalizer.normalize(words, Normalizer.Form.NFC)));
	}

	private static String withoutLatinMarks(String text) {
		String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
		return LATIN_MARKS.matcher(decomposed).replaceAll("$1");
	}

	private static String latin(int codePoint) {
		return LATIN.getOrDefault(codePoint, Character.toString(codePoint));
	}

	/**
	 * At most so many code points of a folded text, up to a hyphen if there is one.
	 */
	static String cutAtHyphen(String folded, int limit) {
		String cut = cut(folded, limit);
		if (cut.length() == folded.length() || folded.charAt(cut.length()) == '-') {
			return trim(cut);
		}
		int hyphen = cut.lastIndexOf('-');
		return trim((hyphen > 0) ? cut.substring(0, hyphen) : cut);
	}

	/**
	 * At most so many code points of a folded text.
	 */
	static String cut(String folded, int limit) {
		return (length(folded) <= limit) ? folded : folded.substring(0, folded.offsetByCodePoints(0, limit));
	}

	static String trim(String folded) {
		return OUTER_HYPHENS.matcher(folded).replaceAll("");
	}

	static int length(String text) {
		return text.codePointCount(0, text.length());
	}

}
