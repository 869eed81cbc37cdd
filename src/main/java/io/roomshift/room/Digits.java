package io.roomshift.room;

/**
 * Reads an unsigned decimal number of ASCII digits and nothing else.
 */
final class Digits {

	private static final int MAX_DIGITS = 18;

	private Digits() {
	}

	static long parse(String text, String what) {
		if (text.isEmpty() || text.length() > MAX_DIGITS || !text.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			throw new IllegalArgumentException("A " + what + " has 1 to " + MAX_DIGITS + " digits, not '" + text + "'");
		}
		return Long.parseLong(text);
	}

}
