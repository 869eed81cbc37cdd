package io.roomshift.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many calls a token has in a window that slides in buckets.
 *
 * @param calls for a token of a person; 0 means that nothing is counted and no answer
 * carries rate limit headers
 * @param addOnCalls for a token of an add-on
 * @param window how long a call counts, at most
 * @param buckets into how many equal parts the window is cut; when a bucket ends, the
 * calls of the oldest are forgotten
 * @param expandCost what a call with {@code expand} costs
 */
public record RateLimit(int calls, int addOnCalls, Duration window, int buckets, int expandCost) {

	public RateLimit {
		if (buckets < 1 || window.toMillis() < buckets) {
			throw new IllegalArgumentException("A window has at least one bucket of a millisecond");
		}
	}

	/**
	 * HipChat's own: 100 calls per 5 minutes for a person, 500 for an add-on, forgotten
	 * by the minute.
	 */
	public static RateLimit ofHipChat() {
		return new RateLimit(100, 500, Duration.ofMinutes(5), 5, 1);
	}

	public static RateLimit of(int calls, Duration window, int buckets) {
		return new RateLimit(calls, calls, window, buckets, 1);
	}

	/**
	 * No limit, as of a server that has none: no headers either.
	 */
	public static RateLimit off() {
		return of(0, Duration.ofMinutes(1), 1);
	}

	/**
	 * HipChat's flood control: 30 messages a minute into one room or to one person.
	 */
	public static RateLimit ofFloodControl() {
		return of(30, Duration.ofMinutes(1), 1);
	}

	public RateLimit withExpandCost(int cost) {
		return new RateLimit(this.calls, this.addOnCalls, this.window, this.buckets, cost);
	}

	boolean isOff() {
		return this.calls == 0;
	}

	/**
	 * Counts the calls of each key.
	 */
	static final class Meter {

		private final Map<String, Window> windows = new ConcurrentHashMap<>();

		/**
		 * Takes the cost from what the key has left, or nothing when it is too little.
		 */
		Reading take(String key, RateLimit limit, int calls, int cost, Instant now) {
			Window window = this.windows.compute(key, (ignored,
					present) -> (present != null && present.limit.equals(limit)) ? present : new Window(limit));
			return window.take(calls, cost, now.toEpochMilli());
		}

	}

	/**
	 * What a meter shows after a call.
	 *
	 * @param allowed whether the call was within the limit
	 * @param nextTick when the oldest bucket is forgotten
	 * @param end when everything counted so far is forgotten
	 */
	record Reading(boolean allowed, int limit, int remaining, Instant nextTick, Instant end) {

	}

	private static final class Window {

		private final RateLimit limit;

		private final long tick;

		private final int[] counts;

		private long current;

		Window(RateLimit limit) {
			this.limit = limit;
			this.tick = limit.window().toMillis() / limit.buckets();
			this.counts = new int[limit.buckets()];
		}

		synchronized Reading take(int calls, int cost, long now) {
			slideTo(now / this.tick);
			int used = Arrays.stream(this.counts).sum();
			boolean allowed = used + cost <= calls;
			if (allowed) {
				this.counts[slot(this.current)] += cost;
				used += cost;
			}
			return new Reading(allowed, calls, Math.max(0, calls - used), ending(1), ending(this.counts.length));
		}

		private void slideTo(long bucket) {
			if (bucket - this.current >= this.counts.length) {
				Arrays.fill(this.counts, 0);
				this.current = bucket;
			}
			while (this.current < bucket) {
				this.current++;
				this.counts[slot(this.current)] = 0;
			}
		}

		private int slot(long bucket) {
			return (int) (bucket % this.counts.length);
		}

		private Instant ending(int bucketsAhead) {
			return Instant.ofEpochMilli((this.current + bucketsAhead) * this.tick);
		}

	}

}
