package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far the server's clock is ahead of ours, learnt from answers' {@code Date} headers.
 * <p>
 * The header is cut to seconds, so an answer only tells that the server's clock was at
 * least there; the largest lead of many answers comes close. A clock that was set back is
 * noticed by an answer that contradicts what was learnt.
 */
final class ServerClock {

	private static final Duration HEADER_PRECISION = Duration.ofSeconds(1);

	private @Nullable Duration lead;

	void learn(@Nullable Instant date, Instant sentAt, Instant receivedAt) {
		if (date == null) {
			return;
		}
		Duration atLeast = Duration.between(receivedAt, date);
		Duration atMost = Duration.between(sentAt, date).plus(HEADER_PRECISION);
		if (this.lead == null || this.lead.compareTo(atLeast) < 0 || this.lead.compareTo(atMost) > 0) {
			this.lead = atLeast;
		}
	}

	/**
	 * The local time at which the server's clock has surely reached the instant.
	 */
	Instant localTimeOf(Instant serverTime) {
		return (this.lead != null) ? serverTime.minus(this.lead) : serverTime;
	}

}
