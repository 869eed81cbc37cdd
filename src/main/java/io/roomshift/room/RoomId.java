package io.roomshift.room;

/**
 * The number by which HipChat addresses a room; it survives every rename.
 *
 * @param value the positive number, as in {@code /v2/room/59}
 */
public record RoomId(long value) implements Comparable<RoomId> {

	public RoomId {
		if (value <= 0) {
			throw new IllegalArgumentException("A room id is a positive number, not " + value);
		}
	}

	public static RoomId of(long value) {
		return new RoomId(value);
	}

	/**
	 * Reads an id from its decimal digits.
	 * @throws IllegalArgumentException when the text is anything but digits, zero, or too
	 * large for HipChat's ids
	 */
	public static RoomId parse(String text) {
		return new RoomId(Digits.parse(text, "room id"));
	}

	@Override
	public int compareTo(RoomId other) {
		return Long.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return Long.toString(this.value);
	}

}
