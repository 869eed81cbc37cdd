package io.roomshift.room;

/**
 * The number by which HipChat addresses a person, here always the owner of a room.
 *
 * @param value the positive number, as in {@code /v2/user/4}
 */
public record UserId(long value) {

	public UserId {
		if (value <= 0) {
			throw new IllegalArgumentException("A user id is a positive number, not " + value);
		}
	}

	public static UserId of(long value) {
		return new UserId(value);
	}

	/**
	 * Reads an id from its decimal digits.
	 * @throws IllegalArgumentException when the text is anything but digits, zero, or too
	 * large for HipChat's ids
	 */
	public static UserId parse(String text) {
		return new UserId(Digits.parse(text, "user id"));
	}

	@Override
	public String toString() {
		return Long.toString(this.value);
	}

}
