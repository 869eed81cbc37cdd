package io.roomshift.room;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A room's name, exactly as HipChat holds it or shall hold it.
 * <p>
 * Equality is exact. HipChat itself takes two names for one when they differ in case
 * alone: {@link #key()} is what it compares.
 *
 * @param value the name; a name read from a server is kept as it came, however odd
 */
public record RoomName(String value) {

	/**
	 * The longest name HipChat takes, in code points (its method page: "Valid length
	 * range: 1 - 50").
	 */
	public static final int MAX_LENGTH = 50;

	public static RoomName of(String value) {
		return new RoomName(value);
	}

	/**
	 * What HipChat compares to tell whether a name is taken: trimmed, NFC, lower case.
	 */
	public String key() {
		return canonical().toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether HipChat would not let both names exist at a time.
	 */
	public boolean clashesWith(RoomName other) {
		return key().equals(other.key());
	}

	/**
	 * Whether both look the same to a reader: equal but for blanks around them and for
	 * how their accents are encoded. Case counts.
	 */
	public boolean readsAs(RoomName other) {
		return canonical().equals(other.canonical());
	}

	/**
	 * The name in single quotes, fit for a terminal or a log: what would not show, or
	 * would change how the rest shows, stands as its code, such as {@code \\u202E}.
	 */
	public String quoted() {
		StringBuilder shown = new StringBuilder("'");
		this.value.codePoints().forEach((codePoint) -> appendVisible(shown, codePoint));
		return shown.append('\'').toString();
	}

	/**
	 * The length in code points.
	 */
	public int length() {
		return this.value.codePointCount(0, this.value.length());
	}

	@Override
	public String toString() {
		return this.value;
	}

	private String canonical() {
		return Normalizer.normalize(this.value.strip(), Normalizer.Form.NFC);
	}

	private static void appendVisible(StringBuilder shown, int codePoint) {
		if (!isInvisible(codePoint)) {
			shown.appendCodePoint(codePoint);
			return;
		}
		for (char unit : Character.toChars(codePoint)) {
			shown.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
		}
	}

	private static boolean isInvisible(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				true;
			default -> false;
		};
	}

}
