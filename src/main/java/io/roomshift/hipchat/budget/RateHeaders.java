package io.roomshift.hipchat.budget;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalDouble;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What an answer's headers say of the call budget.
 *
 * @param limit calls in a window, -1 when not told
 * @param remaining calls left, -1 when not told
 * @param reset when the server gives back more, by its own clock, or by ours when it was
 * told in seconds from now; null when not told
 * @param relativeReset whether it was told in seconds from now, so that it varies from
 * answer to answer
 * @param date the server's clock, cut to seconds; null when not told
 * @param retryAfter how long to wait; null when not told
 */
public record RateHeaders(int limit, int remaining, @Nullable Instant reset, boolean relativeReset,
		@Nullable Instant date, @Nullable Duration retryAfter) {

	/**
	 * Resets below this are seconds from now: hipchatter's authors saw such, and 1e9 as a
	 * Unix time was in 2001.
	 */
	private static final double RELATIVE_BELOW = 1e9;

	/** The answers of one second carry the same date, and reading it takes long. */
	private static volatile @Nullable Dated lastDate;

	/**
	 * Reads them from an answer's headers, whatever is missing or malformed left out.
	 */
	public static RateHeaders from(HttpHeaders headers, Instant receivedAt) {
		return of("X-Ratelimit-", headers, receivedAt);
	}

	/**
	 * The same for headers whose names begin otherwise.
	 */
	static RateHeaders of(String prefix, HttpHeaders headers, Instant receivedAt) {
		Instant date = date(headers.getFirst(HttpHeaders.DATE));
		OptionalDouble reset = number(headers.getFirst(prefix + "Reset"));
		boolean relative = reset.isPresent() && reset.getAsDouble() < RELATIVE_BELOW;
		Instant resetAt = null;
		if (reset.isPresent()) {
			resetAt = relative ? receivedAt.plus(seconds(reset.getAsDouble()))
					: Instant.EPOCH.plus(seconds(reset.getAsDouble()));
		}
		return new RateHeaders(count(headers, prefix + "Limit"), count(headers, prefix + "Remaining"), resetAt,
				relative, date,
				retryAfter(headers.getFirst(HttpHeaders.RETRY_AFTER), (date != null) ? date : receivedAt));
	}

	/**
	 * How long it is from the answer until the server gives back more, by its own clock
	 * where it shows it; negative when it is over; null when not told.
	 */
	public @Nullable Duration untilReset(Instant receivedAt) {
		if (this.reset == null) {
			return null;
		}
		return Duration.between((this.date != null && !this.relativeReset) ? this.date : receivedAt, this.reset);
	}

	boolean tellsBudget() {
		return this.remaining >= 0 && this.reset != null;
	}

	private static int count(HttpHeaders headers, String name) {
		OptionalDouble number = number(headers.getFirst(name));
		return number.isPresent() ? (int) Math.max(0, Math.min(number.getAsDouble(), Integer.MAX_VALUE)) : -1;
	}

	private static OptionalDouble number(@Nullable String text) {
		try {
			double value = (text != null) ? Double.parseDouble(text.strip()) : Double.NaN;
			return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
		}
		catch (NumberFormatException ex) {
			return OptionalDouble.empty();
		}
	}

	private static Duration seconds(double value) {
		return Duration.ofMillis((long) Math.ceil(Math.max(0, Math.min(value, 1e11)) * 1000));
	}

	private static @Nullable Instant date(@Nullable String text) {
		if (text == null) {
			return null;
		}
		Dated last = lastDate;
		if (last != null && last.text.equals(text)) {
			return last.instant;
		}
		try {
			Instant instant = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			lastDate = new Dated(text, instant);
			return instant;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static @Nullable Duration retryAfter(@Nullable String text, Instant serverNow) {
		OptionalDouble number = number(text);
		if (number.isPresent()) {
			return seconds(number.getAsDouble());
		}
		Instant until = date(text);
		if (until == null) {
			return null;
		}
		Duration wait = Duration.between(serverNow, until);
		return wait.isNegative() ? Duration.ZERO : wait;
	}

	/**
	 * A date and the instant it names.
	 *
	 * @param text the date as a header has it
	 * @param instant the instant
	 */
	private record Dated(String text, Instant instant) {

	}

}
