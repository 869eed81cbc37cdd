package io.roomshift.report;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * How reports write an instant: ISO 8601 in UTC, always with milliseconds, so that text
 * sorts as time does.
 */
final class Timestamps {

	private static final int MILLISECONDS = 3;

	private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder().appendInstant(MILLISECONDS)
		.toFormatter();

	private Timestamps() {
	}

	static String format(Instant instant) {
		return FORMAT.format(instant);
	}

}
