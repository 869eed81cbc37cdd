package io.roomshift.apply;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Says that a run shall end before its time, and why; the first reason stays.
 */
public final class StopSignal {

	private final CompletableFuture<Stop> stop = new CompletableFuture<>();

	private final Runnable first;

	/**
	 * Creates the signal.
	 * @param first is run once, when the first stop is requested
	 */
	public StopSignal(Runnable first) {
		this.first = first;
	}

	/**
	 * Requests the end: calls under way are settled, no new room is begun.
	 */
	public void request(Kind kind, String reason) {
		if (this.stop.complete(new Stop(kind, reason))) {
			this.first.run();
		}
	}

	public boolean requested() {
		return this.stop.isDone();
	}

	/**
	 * Completes when the end is requested.
	 */
	CompletableFuture<Stop> whenRequested() {
		return this.stop;
	}

	/**
	 * Why; empty when nobody requested it.
	 */
	public Optional<Stop> stop() {
		return Optional.ofNullable(this.stop.getNow(null));
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

		/** The ledger, or the program itself, failed. */
		FAULT

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
