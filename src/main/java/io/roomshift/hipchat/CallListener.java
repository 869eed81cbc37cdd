package io.roomshift.hipchat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.roomshift.hipchat.budget.BudgetListener;

/**
 * Is told what an operator wants to know of the calls, from any thread.
 */
public interface CallListener extends BudgetListener {

	/**
	 * A call leaves.
	 */
	default void leaves(Kind kind) {
	}

	/**
	 * A call ended, well or not.
	 * @param status the HTTP status; 0 when no answer came
	 * @param took from when it left until its answer was there
	 */
	default void ended(Kind kind, int status, Duration took) {
	}

	/**
	 * A call was answered with 429.
	 */
	default void throttled() {
	}

	/**
	 * A message waits, and other calls do not: its room or person has had too many.
	 * @param until when it goes again
	 * @param why a sentence
	 */
	default void messageWaits(Instant until, String why) {
	}

	/**
	 * A reading call failed and is tried again.
	 */
	default void retrying(String what, String why) {
	}

	/**
	 * A token is not used any more, and the others are.
	 * @param fingerprint stands for the token
	 * @param why a sentence
	 * @param left how many tokens are left
	 */
	default void setAside(String fingerprint, String why, int left) {
	}

	/**
	 * All of the listeners as one.
	 */
	static CallListener of(List<? extends CallListener> listeners) {
		return new CallListeners(List.copyOf(listeners));
	}

	/** What a call is for. */
	enum Kind {

		/** It reads. */
		READ,

		/** It replaces a room. */
		UPDATE,

		/** It posts a message. */
		MESSAGE

	}

}
