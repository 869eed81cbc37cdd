package io.roomshift.room;

import java.util.Locale;
import java.util.Optional;

/**
 * What text may hold so that it can be put on record, sent and compared.
 */
public final class Text {

	private Text() {
	}

	/**
	 * The first code point that no text has, as in {@code U+0000}: NUL, which JSON can
	 * hold and PostgreSQL can't, or half of a surrogate pair, which UTF-8 can't hold;
	 * empty when there is none.
	 */
	public static Optional<String> fault(String text) {
		return text.codePoints()
			.filter((codePoint) -> codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE)
			.mapToObj((codePoint) -> String.format(Locale.ROOT, "U+%04X", codePoint))
			.findFirst();
	}

}
