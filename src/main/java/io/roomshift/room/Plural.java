package io.roomshift.room;

/**
 * Numbers of things as people say them.
 */
public final class Plural {

	private Plural() {
	}

	/**
	 * The number with its noun, as in {@code 1 room} and {@code 2 rooms}.
	 * @param noun the noun in the singular; its plural ends in s
	 */
	public static String of(long count, String noun) {
		return of(count, noun, noun + "s");
	}

	/**
	 * The number with what is said of one, or of any other number, of things.
	 */
	public static String of(long count, String one, String many) {
		return count + " " + ((count == 1) ? one : many);
	}

}
