package io.roomshift.hipchat.http;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * How often, and after which pauses, a failed call is made again.
 *
 * @param times at most, after the first try
 * @param firstPause the pause before the first of them; each further one is twice as
 * long, give or take a half
 * @param longestPause the longest pause
 * @param effort how much time the tries may take, waits for the call budget not counted
 */
record Retries(int times, Duration firstPause, Duration longestPause, Duration effort) {

	static Retries standard() {
		return new Retries(4, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(2));
	}

	/**
	 * Tries again what passes the test, and fails at last as the last try did.
	 */
	RetryBackoffSpec when(Predicate<Throwable> test, Consumer<Throwable> beforeEach) {
		return Retry.backoff(this.times, this.firstPause)
			.maxBackoff(this.longestPause)
			.filter(test)
			.doBeforeRetry((signal) -> beforeEach.accept(signal.failure()))
			.onRetryExhaustedThrow((spec, signal) -> signal.failure());
	}

}
