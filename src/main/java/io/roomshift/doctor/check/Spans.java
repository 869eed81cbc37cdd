package io.roomshift.doctor.check;

import java.time.Duration;

import io.roomshift.room.Plural;

/**
 * Lengths of time as people say them, by their largest unit or two.
 */
public final class Spans {

	private static final int DAYS_ALONE_FROM = 3;

	private Spans() {
	}

	public static String show(Duration span) {
		long days = span.toDays();
		if (days >= DAYS_ALONE_FROM) {
			return Plural.of(days, "day");
		}
		if (span.toHours() >= 1) {
			return span.toHours() + " h" + ((span.toMinutesPart() > 0) ? " " + span.toMinutesPart() + " min" : "");
		}
		if (span.toMinutes() >= 1) {
			return span.toMinutes() + " min" + ((span.toSecondsPart() > 0) ? " " + span.toSecondsPart() + " s" : "");
		}
		return span.toSeconds() + " s";
	}

}
