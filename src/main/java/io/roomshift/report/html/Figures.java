package io.roomshift.report.html;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.roomshift.room.Spans;

/**
 * Numbers, times and lengths of time as people read them.
 */
final class Figures {

	private static final DateTimeFormatter MOMENT = format("d MMM uuuu, HH:mm:ss");

	private static final DateTimeFormatter DATE = format("d MMM uuuu, HH:mm");

	private static final DateTimeFormatter DAY = format("d MMM");

	private static final DateTimeFormatter MINUTE = format("HH:mm");

	private static final DateTimeFormatter SECOND = format("HH:mm:ss");

	private Figures() {
	}

	private static DateTimeFormatter format(String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
	}

	static String count(long number) {
		return String.format(Locale.ENGLISH, "%,d", number);
	}

	/**
	 * A number with what is counted, such as {@code 1,204 calls}.
	 */
	static String count(long number, String noun) {
		return count(number) + " " + noun + ((number == 1) ? "" : "s");
	}

	/**
	 * The share in whole percent, which is 0 or 100 only when that is exact.
	 */
	static String share(double part, double whole) {
		double percent = 100 * part / whole;
		if (part > 0 && percent < 1) {
			return "< 1 %";
		}
		return ((part < whole) ? Math.min(99, Math.round(percent)) : 100) + " %";
	}

	/**
	 * The two greatest units of a length of time.
	 */
	static String length(Duration length) {
		if (length.compareTo(Duration.ofSeconds(1)) < 0) {
			return (length.isZero() || length.isNegative()) ? "0 s" : "< 1 s";
		}
		return Spans.ofSeconds(length.toSeconds());
	}

	/**
	 * The greatest unit of a length of time.
	 */
	static String roughly(Duration length) {
		return length(length).replaceFirst("(\\S+ \\S+).*", "$1");
	}

	static String moment(Instant instant) {
		return MOMENT.format(instant);
	}

	/**
	 * A moment to the minute.
	 */
	static String date(Instant instant) {
		return DATE.format(instant);
	}

	static String day(Instant instant) {
		return DAY.format(instant);
	}

	/**
	 * The time of day, with seconds where they matter.
	 */
	static String time(Instant instant, boolean seconds) {
		return (seconds ? SECOND : MINUTE).format(instant);
	}

	/**
	 * A place in a drawing, in percent of its width.
	 */
	static String percent(double share) {
		return String.format(Locale.ENGLISH, "%.3f%%", 100 * share);
	}

	/**
	 * A place in a drawing, in pixels.
	 */
	static String pixels(double pixels) {
		return String.format(Locale.ENGLISH, "%.1f", pixels);
	}

}
