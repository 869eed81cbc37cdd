package io.roomshift.room;

/**
 * Lengths of time as people say them.
 */
public final class Spans {

	private static final int SECOND_IN_MILLIS = 1000;

	private static final int MINUTE = 60;

	private static final int HOUR = 60 * MINUTE;

	private static final int DAY = 24 * HOUR;

	private Spans() {
	}

	/**
	 * A length of time in milliseconds: below a second by itself, as in {@code 250 ms},
	 * and in whole seconds otherwise.
	 */
	public static String ofMillis(long millis) {
		return (millis > 0 && millis < SECOND_IN_MILLIS) ? millis + " ms" : ofSeconds(millis / SECOND_IN_MILLIS);
	}

	/**
	 * The two greatest units of a length of time in seconds, as in {@code 4 min 12 s} and
	 * {@code 2 h}.
	 */
	public static String ofSeconds(long seconds) {
		if (seconds >= DAY) {
			return seconds / DAY + " d" + rest(seconds % DAY / HOUR, " h");
		}
		if (seconds >= HOUR) {
			return seconds / HOUR + " h" + rest(seconds % HOUR / MINUTE, " min");
		}
		return (seconds >= MINUTE) ? seconds / MINUTE + " min" + rest(seconds % MINUTE, " s")
				: Math.max(0, seconds) + " s";
	}

	private static String rest(long number, String unit) {
		return (number > 0) ? " " + number + unit : "";
	}

}
