package io.roomshift.hipchat;

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
	 * A call was answered with 429.
	 */
	default void throttled() {
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
		List<CallListener> all = List.copyOf(listeners);
		return new CallListener() {

			@Override
			public void leaves(Kind kind) {
				all.forEach((each) -> each.leaves(kind));
			}

			@Override
			public void throttled() {
				all.forEach(CallListener::throttled);
			}

			@Override
			public void retrying(String what, String why) {
				all.forEach((each) -> each.retrying(what, why));
			}

			@Override
			public void setAside(String fingerprint, String why, int left) {
				all.forEach((each) -> each.setAside(fingerprint, why, left));
			}

			@Override
			public void waiting(Instant until, String why) {
				all.forEach((each) -> each.waiting(until, why));
			}

			@Override
			public void budget(int left, int limit) {
				all.forEach((each) -> each.budget(left, limit));
			}

		};
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
