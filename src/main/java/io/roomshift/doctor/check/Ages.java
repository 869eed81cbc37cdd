package io.roomshift.doctor.check;

import java.time.Duration;

import io.roomshift.room.Plural;
import io.roomshift.room.Spans;

/**
 * Lengths of time that may be years.
 */
public final class Ages {

	private static final int DAYS_ALONE_FROM = 3;

	private Ages() {
	}

	/**
	 * The length in days, or in smaller units when it is less than three.
	 */
	public static String show(Duration span) {
		return (span.toDays() >= DAYS_ALONE_FROM) ? Plural.of(span.toDays(), "day") : Spans.ofMillis(span.toMillis());
	}

}
