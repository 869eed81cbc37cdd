package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far the server's clock is ahead of ours, learnt from answers' {@code Date} headers
 * and from the resets that were still to come when they were told.
 * <p>
 * Each of them bounds the lead from one side or both. Clocks are taken to agree as long
 * as the bounds allow it; otherwise the lower bound counts, so that the server's clock is
 * never thought to be further than it is. An answer that contradicts the bounds replaces
 * them: one of the clocks was set.
 */
final class ServerClock {

	private static final Duration HEADER_PRECISION = Duration.ofSeconds(1);

	/** Clocks that are kept in step still differ by this. */
	private static final Duration IN_STEP = Duration.ofMillis(20);

	private @Nullable Duration atLeast;

	private Duration atMost = Duration.ZERO;

	/**
	 * Takes in that the server's clock, cut to seconds, showed the date somewhere between
	 * the sending and the receiving of a call.
	 */
	void showed(Instant date, Instant sentAt, Instant receivedAt) {
		Duration low = Duration.between(receivedAt, date);
		Duration high = Duration.between(sentAt, date).plus(HEADER_PRECISION);
		boolean contradicts = this.atLeast == null || low.compareTo(this.atMost) > 0
				|| high.compareTo(this.atLeast) < 0;
		this.atLeast = (contradicts || low.compareTo(this.atLeast) > 0) ? low : this.atLeast;
		this.atMost = (contradicts || high.compareTo(this.atMost) < 0) ? high : this.atMost;
	}

	/**
	 * Takes in that the server's clock had not yet reached the reset when the call was
	 * sent; a server whose resets are in the past is not believed.
	 */
	void wasBefore(Instant reset, Instant sentAt) {
		Duration high = Duration.between(sentAt, reset);
		if (this.atLeast != null && high.compareTo(this.atLeast) >= 0 && high.compareTo(this.atMost) < 0) {
			this.atMost = high;
		}
	}

	/**
	 * Whether the server's clock may not have reached the instant at the local time.
	 */
	boolean mayBeBefore(Instant serverTime, Instant localTime) {
		return this.atLeast != null && localTime.plus(this.atLeast).isBefore(serverTime);
	}

	/**
	 * The local time at which the server's clock has reached the instant.
	 */
	Instant localTimeOf(Instant serverTime) {
		return serverTime.minus(lead());
	}

	Instant serverTimeAt(Instant localTime) {
		return localTime.plus(lead());
	}

	/**
	 * What the server's clock shows at most at the local time.
	 */
	Instant latestServerTimeAt(Instant localTime) {
		return localTime.plus(this.atMost);
	}

	private Duration lead() {
		Duration low = this.atLeast;
		if (low == null) {
			return Duration.ZERO;
		}
		boolean mayAgree = low.compareTo(IN_STEP.negated()) <= 0 && !this.atMost.isNegative();
		return mayAgree ? IN_STEP.negated() : low;
	}

}
