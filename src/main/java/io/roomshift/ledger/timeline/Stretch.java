package io.roomshift.ledger.timeline;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What calls there were in a stretch of time.
 *
 * @param start when it starts
 * @param gets calls that read
 * @param puts updates
 * @param posts messages
 * @param throttled answers that were a 429
 * @param retried calls that failed and were made again
 * @param waited for how long all calls waited for the call budget
 * @param budget the call budget as the server told it; null when it did not
 */
public record Stretch(Instant start, long gets, long puts, long posts, long throttled, long retried, Duration waited,
		@Nullable Budget budget) {

	/**
	 * A stretch in which nothing happened.
	 */
	public static Stretch empty(Instant start) {
		return new Stretch(start, 0, 0, 0, 0, 0, Duration.ZERO, null);
	}

	public long calls() {
		return this.gets + this.puts + this.posts;
	}

	/**
	 * Both as one that starts with this.
	 */
	public Stretch and(Stretch other) {
		return new Stretch(this.start, this.gets + other.gets, this.puts + other.puts, this.posts + other.posts,
				this.throttled + other.throttled, this.retried + other.retried, this.waited.plus(other.waited),
				Budget.of(this.budget, other.budget));
	}

	/**
	 * Both as one, of two processes at the same time.
	 */
	Stretch beside(Stretch other) {
		Duration both = (this.waited.compareTo(other.waited) < 0) ? this.waited : other.waited;
		return new Stretch(this.start, this.gets + other.gets, this.puts + other.puts, this.posts + other.posts,
				this.throttled + other.throttled, this.retried + other.retried, both,
				Budget.of(this.budget, other.budget));
	}

	Stretch at(Instant start) {
		return new Stretch(start, this.gets, this.puts, this.posts, this.throttled, this.retried, this.waited,
				this.budget);
	}

	/**
	 * A call budget.
	 *
	 * @param left the fewest calls that were left
	 * @param limit calls in a whole window
	 */
	public record Budget(int left, int limit) {

		private static @Nullable Budget of(@Nullable Budget earlier, @Nullable Budget later) {
			if (earlier == null || later == null) {
				return (earlier != null) ? earlier : later;
			}
			return new Budget(Math.min(earlier.left, later.left), later.limit);
		}

	}

}
