package io.roomshift.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import io.roomshift.simulator.RateLimit;

/**
 * How much of the call budget is used, with one token and with several.
 */
final class Limit {

	private static final int CALLS = 100;

	/** HipChat's five minutes, compressed a hundredfold. */
	private static final Duration WINDOW = Duration.ofSeconds(3);

	private static final int ROOMS = 2000;

	private Limit() {
	}

	static void measure(Consumer<Figure> table) {
		double one = 0;
		for (int tokens : new int[] { 1, 2, 4 }) {
			try (Office office = Office.of(ROOMS * tokens, tokens,
					(options) -> options.withRateLimit(RateLimit.of(CALLS, WINDOW, 5)))) {
				office.apply("--concurrency", "16");
				double pace = steadyPace(office);
				if (tokens == 1) {
					one = pace;
					double allowed = CALLS / (WINDOW.toMillis() / 1000.0);
					table.accept(Figure.atLeast("budget used, 100 calls per window of 3 s, 2,000 rooms", pace / allowed,
							0.97, ""));
					table.accept(Figure.atMost("calls that were refused meanwhile (429)", (double) office.throttled(),
							1, ""));
				}
				else {
					table.accept(Figure.atLeast("pace with " + tokens + " tokens, one token = 1", pace / one,
							0.95 * tokens, ""));
				}
			}
		}
	}

	/**
	 * Calls per second in whole windows, from the first room that was read to the last
	 * that was written.
	 */
	private static double steadyPace(Office office) {
		List<Instant> puts = office.times("PUT");
		Instant from = office.times("GET").get(0);
		long windows = (long) (Office.seconds(from, puts.get(puts.size() - 1)) * 1000 / WINDOW.toMillis());
		Instant to = from.plus(WINDOW.multipliedBy(windows));
		long calls = office.simulator()
			.journal()
			.entries((call) -> !call.time().isBefore(from) && call.time().isBefore(to) && call.status() != 429)
			.size();
		return calls / (windows * WINDOW.toMillis() / 1000.0);
	}

}
