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
		return normalised().toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether HipChat would not let both names exist at a time.
	 */
	public boolean clashesWith(RoomName other) {
		return key().equals(other.key());
	}

	/**
	 * Whether both are the same but for Unicode normalisation and blanks at the edges,
	 * which a server may change when it stores a name.
	 */
	public boolean sameAs(RoomName other) {
		return normalised().equals(other.normalised());
	}

	private String normalised() {
		return Normalizer.normalize(this.value.strip(), Normalizer.Form.NFC);
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

}
