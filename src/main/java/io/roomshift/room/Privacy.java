package io.roomshift.room;

import java.util.Locale;
import java.util.Optional;

/**
 * Who may enter a room.
 */
public enum Privacy {

	/** Everyone of the group. */
	PUBLIC,

	/** Only those who were invited. */
	PRIVATE;

	private final String word = name().toLowerCase(Locale.ROOT);

	/**
	 * The word that stands for it in HipChat's JSON and in the mapping file.
	 */
	public String word() {
		return this.word;
	}

	/**
	 * Reads HipChat's word, in any case; empty when it is none of them.
	 */
	public static Optional<Privacy> parse(String word) {
		if (PUBLIC.word.equalsIgnoreCase(word)) {
			return Optional.of(PUBLIC);
		}
		return PRIVATE.word.equalsIgnoreCase(word) ? Optional.of(PRIVATE) : Optional.empty();
	}

}
