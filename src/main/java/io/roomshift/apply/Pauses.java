package io.roomshift.apply;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The pauses before an update that surely was not applied is sent again: each twice as
 * long as the one before, give or take a half.
 */
final class Pauses {

	private final Duration first;

	private final StopSignal stop;

	/**
	 * Creates the pauses.
	 * @param first the length of the first; zero for none at all
	 * @param stop ends a pause at once
	 */
	Pauses(Duration first, StopSignal stop) {
		this.first = first;
		this.stop = stop;
	}

	/**
	 * Completes when the next try may begin, or a stop was requested.
	 * @param failures tries that failed in a row, from 1
	 */
	CompletableFuture<Void> after(int failures) {
		if (this.first.isZero()) {
			return CompletableFuture.completedFuture(null);
		}
		long length = this.first.toMillis() << (failures - 1);
		long spread = ThreadLocalRandom.current().nextLong(-length / 2, length / 2 + 1);
		CompletableFuture<Void> pause = new CompletableFuture<>();
		return CompletableFuture
			.anyOf(pause.completeOnTimeout(null, length + spread, TimeUnit.MILLISECONDS), this.stop.whenRequested())
			.thenApply((either) -> null);
	}

}
