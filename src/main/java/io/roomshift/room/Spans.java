package io.roomshift.room;

import java.time.Duration;

/**
 * Lengths of time as people say them.
 */
public final class Spans {

	private Spans() {
	}

	/**
	 * The two greatest units of a length of time, as in {@code 4 min 12 s} and
	 * {@code 2 h}; what is less than a second is left out.
	 */
	public static String show(Duration span) {
		if (span.isNegative()) {
			return "0 s";
		}
		if (span.toDays() > 0) {
			return span.toDays() + " d" + rest(span.toHoursPart(), " h");
		}
		if (span.toHours() > 0) {
			return span.toHours() + " h" + rest(span.toMinutesPart(), " min");
		}
		return (span.toMinutes() > 0) ? span.toMinutes() + " min" + rest(span.toSecondsPart(), " s")
				: span.toSeconds() + " s";
	}

	private static String rest(int number, String unit) {
		return (number > 0) ? " " + number + unit : "";
	}

}
