package io.roomshift.cli.console;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Foretells how long the rest of a run takes: at the pace so far or, where the call
 * budget does not reach that far, at the pace of the budget.
 */
final class Forecast {

	/** HipChat's documentation: 100 requests every 5 minutes. */
	private static final Duration DOCUMENTED_WINDOW = Duration.ofMinutes(5);

	/** So many waits make the pace so far one of the budget, not of its first calls. */
	private static final int TELLING_WAITS = 3;

	/** A room is read and updated. */
	private static final double USUAL_CALLS_PER_ROOM = 2;

	private final Instant begun;

	private long answers;

	private int left = Integer.MAX_VALUE;

	private int limit = -1;

	private int waits;

	Forecast(Instant begun) {
		this.begun = begun;
	}

	/**
	 * Takes in what an answer told.
	 * @param left calls that are left
	 * @param limit calls that a window allows
	 */
	void answered(int left, int limit) {
		this.answers++;
		this.left = left;
		this.limit = limit;
	}

	void waiting() {
		this.waits++;
	}

	/**
	 * How long the rest takes; null while nothing can be told.
	 * @param done rooms that were done since the beginning
	 * @param rest rooms to do
	 */
	@Nullable Duration rest(int done, int rest, Instant now) {
		if (done <= 0 || rest <= 0) {
			return null;
		}
		Duration spent = Duration.between(this.begun, now);
		Duration atThisPace = spent.multipliedBy(rest).dividedBy(done);
		double callsPerRoom = Math.max(1, Math.min(USUAL_CALLS_PER_ROOM, (double) this.answers / done));
		double beyond = rest * callsPerRoom - this.left;
		if (this.limit <= 0 || beyond <= 0 || this.waits >= TELLING_WAITS) {
			return atThisPace;
		}
		long millis = Math.round(beyond / this.limit * DOCUMENTED_WINDOW.toMillis());
		return (atThisPace.toMillis() > millis) ? atThisPace : Duration.ofMillis(millis);
	}

}
