package io.roomshift.apply;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Says that a run shall end before its time, and why; the first reason stays.
 */
public final class StopSignal {

	private final CompletableFuture<Stop> stop = new CompletableFuture<>();

	private final Consumer<Stop> first;

	/**
	 * Creates the signal.
	 * @param first is given the first stop that is requested
	 */
	public StopSignal(Consumer<Stop> first) {
		this.first = first;
	}

	/**
	 * Requests the end: calls under way are settled, no new room is begun.
	 */
	public void request(Kind kind, String reason) {
		Stop requested = new Stop(kind, reason);
		if (this.stop.complete(requested)) {
			this.first.accept(requested);
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
		FAULT,

		/** The process that leads the run, with which this one helps. */
		LEADER

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
