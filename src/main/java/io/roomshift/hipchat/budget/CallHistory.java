package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Which of our calls count against the limit, and when they cease to.
 * <p>
 * Nobody documented what {@code X-Ratelimit-Reset} is. Where it is the end of the window,
 * calls return when their reset passes. Where the window slides in buckets and it is only
 * the next tick, a bucket's calls return some ticks later: their span. So answers are
 * counted by the reset that they carried, as it names their bucket; whenever the server
 * tells how many calls it counts, the span is the one that explains the number.
 */
final class CallHistory {

	private static final int UNKNOWN = -1;

	private static final int LONGEST_SPAN = 60;

	private static final int MOST_RESETS = 1000;

	private final NavigableMap<Instant, Integer> callsByReset = new TreeMap<>();

	private @Nullable Duration tick;

	private Instant ticksFrom = Instant.MIN;

	private int span = UNKNOWN;

	/** Whether resets lie further ahead than the next tick, so that they end windows. */
	private boolean resetsOverlap;

	/**
	 * Counts a call.
	 * @param told the reset that its answer carried
	 * @param jitter by how much resets of one bucket may differ
	 * @param serverTime the server's time at the latest
	 * @param calls 1, or 0 for a call that was refused and so does not count
	 * @return 1 when the reset is later than all before, 0 when it is the latest known,
	 * -1 when it is an older one
	 */
	int add(Instant told, Duration jitter, Instant serverTime, int calls) {
		Instant latest = latest();
		Instant near = this.callsByReset.floorKey(told.plus(jitter));
		Instant reset = (near != null && !near.isBefore(told.minus(jitter))) ? near : told;
		this.callsByReset.merge(reset, calls, Integer::sum);
		if (latest != null && reset.isAfter(latest)) {
			Duration known = noteStep(latest, reset);
			this.resetsOverlap |= reset.minus(known).isAfter(serverTime.plus(jitter));
		}
		forgetOldest(reset);
		return (latest != null) ? reset.compareTo(latest) : 1;
	}

	/**
	 * Learns the span from the number of calls that the server counts.
	 * @param counted the number, or its lower bound
	 * @param exact whether it is the number
	 */
	void learn(int counted, boolean exact) {
		Duration known = this.tick;
		if (known == null || this.resetsOverlap) {
			return;
		}
		int[] calls = callsByAge(known);
		int longest = 0;
		int explained = calls[0];
		while (longest < LONGEST_SPAN && explained + calls[longest + 1] <= counted) {
			longest++;
			explained += calls[longest];
		}
		int unexplained = counted - explained;
		if (exact && longest < LONGEST_SPAN && unexplained >= 0 && calls[longest] > unexplained) {
			this.span = longest;
		}
		else if ((exact && longest < this.span) || anyOlderThan(this.span, longest, calls)) {
			this.span = UNKNOWN;
		}
	}

	/**
	 * Whether the span is still to be learnt.
	 */
	boolean learning() {
		return this.span == UNKNOWN && !this.resetsOverlap;
	}

	/**
	 * The server time at which calls return, as far as is known; while the span is
	 * unknown, when they may.
	 */
	Instant returnsAt(Instant serverTime) {
		Instant latest = this.callsByReset.lastKey();
		if (this.resetsOverlap) {
			return this.callsByReset.tailMap(serverTime, false)
				.entrySet()
				.stream()
				.filter((entry) -> entry.getValue() > 0)
				.findFirst()
				.map(Map.Entry::getKey)
				.orElse(latest);
		}
		Duration known = this.tick;
		if (known == null || this.span == UNKNOWN) {
			return latest;
		}
		return this.callsByReset.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() > 0 && ticks(entry.getKey(), latest, known) <= this.span)
			.findFirst()
			.map((oldest) -> oldest.getKey().plus(known.multipliedBy(this.span)))
			.orElse(latest);
	}

	/**
	 * The first tick after the server time; null when none is known.
	 */
	@Nullable Instant nextTick(Instant serverTime) {
		Instant latest = latest();
		Duration known = this.tick;
		if (latest == null || latest.isAfter(serverTime) || known == null) {
			return (latest != null && latest.isAfter(serverTime)) ? latest : null;
		}
		long passed = Duration.between(latest, serverTime).dividedBy(known) + 1;
		return latest.plus(known.multipliedBy(passed));
	}

	private @Nullable Instant latest() {
		return this.callsByReset.isEmpty() ? null : this.callsByReset.lastKey();
	}

	/**
	 * Resets that are told in seconds from now vary, so the tick is taken over as many of
	 * them as there are.
	 */
	private Duration noteStep(Instant from, Instant to) {
		Duration known = this.tick;
		Duration step = Duration.between(from, to);
		boolean shorter = known == null || step.multipliedBy(4).compareTo(known.multipliedBy(3)) < 0;
		if (shorter || known == null) {
			known = step;
			this.ticksFrom = from;
			this.span = UNKNOWN;
		}
		known = Duration.between(this.ticksFrom, to).dividedBy(ticks(this.ticksFrom, to, known));
		this.tick = known;
		return known;
	}

	private void forgetOldest(Instant latest) {
		Duration known = this.tick;
		if (known != null && !this.resetsOverlap) {
			this.callsByReset.headMap(latest.minus(known.multipliedBy(LONGEST_SPAN + 2L))).clear();
		}
		while (this.callsByReset.size() > MOST_RESETS) {
			this.callsByReset.pollFirstEntry();
		}
	}

	private int[] callsByAge(Duration known) {
		int[] calls = new int[LONGEST_SPAN + 2];
		Instant latest = this.callsByReset.lastKey();
		this.callsByReset.forEach((reset, count) -> {
			long age = ticks(reset, latest, known);
			if (age < calls.length) {
				calls[(int) age] += count;
			}
		});
		return calls;
	}

	private static boolean anyOlderThan(int span, int longest, int[] calls) {
		return IntStream.rangeClosed(span + 1, longest).anyMatch((age) -> calls[age] > 0);
	}

	private static long ticks(Instant from, Instant to, Duration tick) {
		return Math.round((double) Duration.between(from, to).toMillis() / tick.toMillis());
	}

}
