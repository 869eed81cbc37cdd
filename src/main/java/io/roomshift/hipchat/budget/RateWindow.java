package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a server's rate limit: how many calls are left, and when it will give
 * back more. Not thread-safe; {@link CallQueue} guards it.
 */
final class RateWindow {

	private static final int UNKNOWN = -1;

	/**
	 * While it is unknown when calls return, as many are kept to ask at each tick without
	 * being refused: enough for 5 minutes in minute ticks.
	 */
	private static final int SCOUTS = 4;

	private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

	private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

	/** A number or a clock can be wrong, so after this long a call goes to see. */
	private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

	private static final Duration JITTER = Duration.ofMillis(200);

	private static final Duration RELATIVE_JITTER = Duration.ofSeconds(2);

	private static final Duration RELATIVE_PRECISION = Duration.ofSeconds(2);

	private final ServerClock clock = new ServerClock();

	private final CallHistory history = new CallHistory();

	private int limit = UNKNOWN;

	private int left = UNKNOWN;

	private boolean toldByHeaders;

	private boolean relative;

	private Instant lastAnswer = Instant.MIN;

	/** The server time at which calls should return. */
	private Instant expectedTick = Instant.EPOCH;

	private Instant returnsAt = Instant.MIN;

	private Instant pausedUntil = Instant.MIN;

	private Duration backoff = FIRST_BACKOFF;

	/**
	 * Whether a call may go because the server has one left for it.
	 * @param underWay calls that were sent and not answered, which it may have counted
	 * @param reserve the share that is left to others
	 */
	boolean allows(int underWay, double reserve, Instant now) {
		if (this.left == UNKNOWN) {
			return underWay == 0 && !now.isBefore(this.pausedUntil);
		}
		return this.left - underWay > kept(reserve) && !now.isBefore(this.pausedUntil);
	}

	/**
	 * How many calls are left beside those under way; very many before the first answer.
	 */
	int spare(int underWay) {
		return (this.left != UNKNOWN) ? this.left - underWay : Integer.MAX_VALUE;
	}

	/**
	 * From when on a single call may go ahead to see whether calls have returned; before
	 * the first answer, never.
	 */
	Instant scoutsAt() {
		if (this.left == UNKNOWN) {
			return Instant.MAX;
		}
		return this.pausedUntil.isAfter(this.returnsAt) ? this.pausedUntil : this.returnsAt;
	}

	/**
	 * Takes in an answer that was not throttled.
	 * @param alone whether no other call is under way, so that the server counts what we
	 * do
	 */
	void answered(RateHeaders headers, Instant sentAt, Instant receivedAt, boolean alone) {
		learnClock(headers, sentAt, receivedAt);
		this.backoff = FIRST_BACKOFF;
		Instant reset = headers.reset();
		if (reset == null || headers.remaining() < 0) {
			answeredWithoutHeaders(receivedAt);
			return;
		}
		this.limit = headers.limit();
		int order = this.history.add(reset, jitter(), latestServerTime(receivedAt), 1);
		boolean newest = alone && !sentAt.isBefore(this.lastAnswer);
		this.lastAnswer = receivedAt;
		if (order > 0 || !this.toldByHeaders || newest) {
			this.left = headers.remaining();
		}
		else if (order == 0) {
			this.left = Math.min(this.left, headers.remaining());
		}
		this.toldByHeaders = true;
		if (order >= 0 && alone && this.limit >= 0) {
			this.history.learn(this.limit - this.left, this.left > 0);
		}
		expectReturn(receivedAt);
	}

	/**
	 * Takes in a 429. A call that was sent when calls should have returned may still have
	 * come before they did, by the server's clock; the next one then comes when they
	 * surely have. A 429 that names an older reset than we know comes too late to tell
	 * anything.
	 */
	void throttled(RateHeaders headers, Instant sentAt, Instant receivedAt) {
		boolean scouted = !this.relative && !sentAt.isBefore(localTime(this.expectedTick));
		learnClock(headers, sentAt, receivedAt);
		Instant reset = headers.reset();
		this.lastAnswer = receivedAt;
		if (scouted && this.clock.mayBeBefore(this.expectedTick, sentAt)) {
			this.clock.wasBefore(this.expectedTick, sentAt);
			this.left = 0;
			this.returnsAt = soon(localTime(this.expectedTick), receivedAt);
			return;
		}
		if (reset != null) {
			this.toldByHeaders = true;
			this.limit = (headers.limit() >= 0) ? headers.limit() : this.limit;
			if (this.history.add(reset, jitter(), latestServerTime(receivedAt), 0) < 0) {
				return;
			}
			if (this.limit >= 0) {
				this.history.learn(this.limit, false);
			}
			expectReturn(receivedAt);
		}
		this.left = 0;
		expectAfterRefusal(headers.retryAfter(), receivedAt);
	}

	private void expectAfterRefusal(@Nullable Duration retryAfter, Instant receivedAt) {
		if (retryAfter != null && !retryAfter.isZero()) {
			this.pausedUntil = soon(receivedAt.plus(retryAfter), receivedAt);
			this.returnsAt = this.pausedUntil;
		}
		else if (!scoutsAt().isAfter(receivedAt)) {
			pause(receivedAt);
		}
	}

	int limit() {
		return this.limit;
	}

	/**
	 * Calls that are left to others, or to the scouts.
	 */
	private int kept(double reserve) {
		int kept = (int) Math.ceil(Math.max(0, this.limit) * reserve);
		boolean learning = this.toldByHeaders && this.history.learning();
		return learning ? Math.max(kept, Math.min(SCOUTS, this.limit / 2)) : kept;
	}

	/**
	 * A server without rate headers has no limit that we could know of; once it throttled
	 * us all the same, each good answer lets one more call go at a time.
	 */
	private void answeredWithoutHeaders(Instant receivedAt) {
		if (this.left == UNKNOWN) {
			this.left = Integer.MAX_VALUE;
		}
		else if (this.left < Integer.MAX_VALUE && !this.returnsAt.isAfter(receivedAt)) {
			this.left++;
		}
	}

	/**
	 * The first pause is short, for the call may have come just before the tick.
	 */
	private void pause(Instant receivedAt) {
		Instant tick = this.toldByHeaders ? this.history.nextTick(serverTime(receivedAt)) : null;
		boolean first = this.backoff.equals(FIRST_BACKOFF);
		this.pausedUntil = (first || tick == null) ? receivedAt.plus(this.backoff) : soon(localTime(tick), receivedAt);
		Duration longer = this.backoff.multipliedBy(2);
		this.backoff = (longer.compareTo(LONGEST_BACKOFF) < 0) ? longer : LONGEST_BACKOFF;
	}

	private void expectReturn(Instant receivedAt) {
		this.expectedTick = this.history.returnsAt(serverTime(receivedAt));
		this.returnsAt = soon(localTime(this.expectedTick), receivedAt);
	}

	private static Instant soon(Instant when, Instant now) {
		Instant latest = now.plus(LONGEST_WAIT);
		return when.isBefore(latest) ? when : latest;
	}

	private void learnClock(RateHeaders headers, Instant sentAt, Instant receivedAt) {
		if (headers.date() != null) {
			this.clock.showed(headers.date(), sentAt, receivedAt);
		}
		if (headers.reset() != null) {
			this.relative = headers.relativeReset();
			if (!this.relative) {
				this.clock.wasBefore(headers.reset(), sentAt);
			}
		}
	}

	private Duration jitter() {
		return this.relative ? RELATIVE_JITTER : JITTER;
	}

	/**
	 * Relative resets were turned into local times already, but may be cut to seconds.
	 */
	private Instant localTime(Instant serverTime) {
		return this.relative ? serverTime.plus(RELATIVE_PRECISION) : this.clock.localTimeOf(serverTime);
	}

	private Instant serverTime(Instant localTime) {
		return this.relative ? localTime : this.clock.serverTimeAt(localTime);
	}

	private Instant latestServerTime(Instant localTime) {
		return this.relative ? localTime : this.clock.latestServerTimeAt(localTime);
	}

}
