package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.http.HttpHeaders;

/**
 * HipChat's limit of messages into one room, 30 a minute from all who write there; it has
 * nothing to do with the call budget of a token.
 */
public final class FloodControl {

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	/** The limit is counted by the minute. */
	private static final Duration LONGEST = Duration.ofMinutes(1);

	private FloodControl() {
	}

	/**
	 * How long a room takes no message any more, by the headers of a 429; empty when they
	 * do not say that the room has had too many.
	 */
	public static Optional<Duration> waitAfter(HttpHeaders headers, Instant receivedAt) {
		RateHeaders flood = RateHeaders.of("X-FloodControl-", headers, receivedAt);
		if (flood.remaining() != 0) {
			return Optional.empty();
		}
		Duration wait = (flood.retryAfter() != null) ? flood.retryAfter() : flood.untilReset(receivedAt);
		return Optional.of((wait != null) ? bounded(wait) : LONGEST);
	}

	private static Duration bounded(Duration wait) {
		if (wait.compareTo(SHORTEST) < 0) {
			return SHORTEST;
		}
		return (wait.compareTo(LONGEST) > 0) ? LONGEST : wait;
	}

}
