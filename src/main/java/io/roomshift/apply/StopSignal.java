package io.roomshift.apply;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Says that a run shall end before its time, and why; the first reason stays.
 */
public final class StopSignal {

	private final AtomicReference<Stop> stop = new AtomicReference<>();

	private final CompletableFuture<Void> requested = new CompletableFuture<>();

	private final Runnable whenRequested;

	/**
	 * Creates the signal.
	 * @param whenRequested is run once, when the first stop is requested
	 */
	public StopSignal(Runnable whenRequested) {
		this.whenRequested = whenRequested;
	}

	/**
	 * Requests the end: calls under way are settled, no new room is begun.
	 */
	public void request(Kind kind, String reason) {
		if (this.stop.compareAndSet(null, new Stop(kind, reason))) {
			this.whenRequested.run();
			this.requested.complete(null);
		}
	}

	public boolean requested() {
		return this.stop.get() != null;
	}

	/**
	 * Completes when the end is requested.
	 */
	CompletableFuture<Void> whenRequested() {
		return this.requested;
	}

	/**
	 * Why; empty when nobody requested it.
	 */
	public Optional<Stop> stop() {
		return Optional.ofNullable(this.stop.get());
	}

	/** What ended a run. */
	public enum Kind {

		/** The operator, or the time limit that the operator gave. */
		INTERRUPTED,

		/** Too many rooms failed. */
		FAILURES,

		/** HipChat refuses the token. */
		CREDENTIALS,

		/** HipChat can't be reached, or is not available. */
		SERVER,

		/** The ledger can't be written. */
		LEDGER

	}

	/**
	 * A reason.
	 *
	 * @param kind what ended the run
	 * @param reason a sentence
	 */
	public record Stop(Kind kind, String reason) {

	}

}
