package io.roomshift.room;

import java.util.Arrays;
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

	/**
	 * The word that stands for it in HipChat's JSON and in the mapping file.
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads HipChat's word, in any case; empty when it is none of them.
	 */
	public static Optional<Privacy> parse(String word) {
		return Arrays.stream(values()).filter((privacy) -> privacy.word().equalsIgnoreCase(word)).findFirst();
	}

}
