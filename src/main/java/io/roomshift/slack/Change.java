package io.roomshift.slack;

import java.util.Locale;

/**
 * What had to be done to a room's name to make a channel name of it.
 */
public enum Change {

	/** Capital letters became small ones. */
	CASE,

	/** Blanks became hyphens or fell away. */
	SPACES,

	/** Other characters were replaced or fell away. */
	CHARACTERS,

	/** The end was cut off. */
	LENGTH,

	/** The prefix that all names are to have was put before it. */
	PREFIX;

	/**
	 * The word for it in the {@code why} column of a suggested mapping.
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
