package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a server's rate limit: how many calls are left, and when it will give
 * back more. Not thread-safe; {@link RateBudget} guards it.
 * <p>
 * {@code X-Ratelimit-Reset} may be the end of the whole window or only the next tick of a
 * window that slides in buckets, after which nothing may have come back. Answers are
 * therefore counted by the reset that they carry: each reset names a bucket. When a reset
 * passes and less came back than a window of one bucket would give, the number of buckets
 * is learnt from what did, and the next wait goes on until the oldest bucket leaves.
 */
final class RateWindow {

	/** Of several numbers of buckets that fit: 5 minutes in minute ticks. */
	private static final int LIKELY_BUCKETS = 5;

	private static final int MAX_BUCKETS = 12;

	private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

	private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

	private static final Duration RELATIVE_RESET_JITTER = Duration.ofSeconds(2);

	private final ServerClock clock = new ServerClock();

	private final NavigableMap<Instant, Integer> answeredByReset = new TreeMap<>();

	private int limit = -1;

	private int left = -1;

	private @Nullable Instant reset;

	private @Nullable Duration tick;

	private int buckets = 1;

	private Instant returnsAt = Instant.MIN;

	private Duration backoff = FIRST_BACKOFF;

	/**
	 * Whether no answer has told a budget so far.
	 */
	boolean unknown() {
		return this.left < 0;
	}

	/**
	 * Calls left, by the lowest number that the present bucket's answers told.
	 */
	int left() {
		return this.left;
	}

	int limit() {
		return this.limit;
	}

	/**
	 * The local time from which on more calls may be left; in the past when that is
	 * possible now.
	 */
	Instant returnsAt() {
		return this.returnsAt;
	}

	/**
	 * Takes in an answer that was not throttled.
	 * @param alone whether no other call was under way, so that the number told is exact
	 */
	void answered(RateHeaders headers, Instant sentAt, Instant receivedAt, boolean alone) {
		this.clock.learn(headers.date(), sentAt, receivedAt);
		this.backoff = FIRST_BACKOFF;
		if (headers.limit() >= 0) {
			this.limit = headers.limit();
		}
		Instant told = headers.reset();
		if (headers.remaining() < 0 || told == null) {
			return;
		}
		boolean next = moveTo(told, headers.relativeReset());
		this.answeredByReset.merge(told, 1, Integer::sum);
		if (next && alone) {
			learnBuckets(headers.remaining(), told);
		}
		if (next || this.left < 0) {
			this.left = headers.remaining();
		}
		else if (told.equals(this.reset) || headers.relativeReset()) {
			this.left = Math.min(this.left, headers.remaining());
		}
		expectReturn();
	}

	/**
	 * Takes in a 429.
	 */
	void throttled(RateHeaders headers, Instant sentAt, Instant receivedAt) {
		this.clock.learn(headers.date(), sentAt, receivedAt);
		this.left = 0;
		Instant told = headers.reset();
		if (headers.retryAfter() != null) {
			this.returnsAt = receivedAt.plus(headers.retryAfter());
		}
		else if (told != null) {
			if (moveTo(told, headers.relativeReset())) {
				learnBuckets(0, told);
			}
			expectReturn();
		}
		if (!this.returnsAt.isAfter(receivedAt)) {
			this.returnsAt = receivedAt.plus(this.backoff);
			Duration longer = this.backoff.multipliedBy(2);
			this.backoff = (longer.compareTo(LONGEST_BACKOFF) < 0) ? longer : LONGEST_BACKOFF;
		}
	}

	private boolean moveTo(Instant told, boolean relative) {
		Instant known = this.reset;
		Instant later = (known != null && relative) ? known.plus(RELATIVE_RESET_JITTER) : known;
		if (later != null && !told.isAfter(later)) {
			return false;
		}
		if (known != null && !relative) {
			Duration step = Duration.between(known, told);
			this.tick = (this.tick == null || step.compareTo(this.tick) < 0) ? step : this.tick;
		}
		this.reset = told;
		while (this.answeredByReset.size() > MAX_BUCKETS * 2) {
			this.answeredByReset.pollFirstEntry();
		}
		return true;
	}

	private void learnBuckets(int remaining, Instant told) {
		int best = this.buckets;
		int error = Math.abs(expected(this.buckets, told) - remaining);
		for (int candidate : new int[] { LIKELY_BUCKETS, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, MAX_BUCKETS }) {
			int miss = Math.abs(expected(candidate, told) - remaining);
			if (miss < error) {
				best = candidate;
				error = miss;
			}
		}
		this.buckets = best;
	}

	private int expected(int candidate, Instant told) {
		return this.limit - answeredAfter(leavesBy(told, candidate));
	}

	private Instant leavesBy(Instant told, int candidate) {
		return (this.tick != null) ? told.minus(this.tick.multipliedBy(candidate)) : told.minusMillis(1);
	}

	private int answeredAfter(Instant label) {
		return this.answeredByReset.tailMap(label, false).values().stream().mapToInt(Integer::intValue).sum();
	}

	/**
	 * Foreign calls, those of another program with our token, leave at a tick that nobody
	 * told us, so where there are any, each reset is worth a try.
	 */
	private void expectReturn() {
		Instant next = this.reset;
		if (next == null) {
			return;
		}
		if (this.tick != null && this.buckets > 1 && allCallsAreOurs(next)) {
			Map.Entry<Instant, Integer> oldest = this.answeredByReset.higherEntry(leavesBy(next, this.buckets));
			if (oldest != null) {
				Instant leaves = oldest.getKey().plus(this.tick.multipliedBy(this.buckets - 1L));
				next = leaves.isAfter(next) ? leaves : next;
			}
		}
		this.returnsAt = this.clock.localTimeOf(next);
	}

	private boolean allCallsAreOurs(Instant told) {
		return this.limit >= 0 && answeredAfter(leavesBy(told, this.buckets)) >= this.limit - this.left;
	}

}
