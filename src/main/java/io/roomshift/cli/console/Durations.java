package io.roomshift.cli.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.roomshift.room.Spans;

/**
 * Lengths of time, and when they end, as people say them.
 */
public final class Durations {

	private static final int SOON_IN_HOURS = 12;

	private static final DateTimeFormatter SOON = DateTimeFormatter.ofPattern("HH:mm");

	private static final DateTimeFormatter LATER = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

	private Durations() {
	}

	/**
	 * Shows a length of time by its two largest units, rounded to seconds, as in
	 * {@code 4 min 12 s}.
	 */
	public static String show(Duration duration) {
		return Spans.ofSeconds((duration.toMillis() + 500) / 1000);
	}

	/**
	 * Shows a length of time that somebody chose: one below a second as in
	 * {@code 250 ms}.
	 */
	public static String showChosen(Duration duration) {
		long millis = duration.toMillis();
		if (millis == 0 && !duration.isZero()) {
			return "< 1 ms";
		}
		return (millis < 1000) ? Spans.ofMillis(millis) : show(duration);
	}

	/**
	 * When a length of time that begins now ends, by the clock of this machine; with its
	 * day where that is not plain.
	 */
	public static String end(Instant now, Duration duration) {
		return ((duration.toHours() < SOON_IN_HOURS) ? SOON : LATER).withZone(ZoneId.systemDefault())
			.format(now.plus(duration));
	}

}
