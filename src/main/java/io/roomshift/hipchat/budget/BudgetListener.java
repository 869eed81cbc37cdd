package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;

/**
 * Is told how the call budget stands.
 */
public interface BudgetListener {

	/** A wait that is shorter is not told. */
	Duration WORTH_TELLING = Duration.ofSeconds(2);

	/**
	 * All calls of all tokens wait.
	 * @param until when they will go on, at the earliest
	 * @param why a sentence
	 */
	default void waiting(Instant until, String why) {
	}

	/**
	 * The server told how many calls are left; of several tokens, together.
	 * @param left calls left until the server gives back more
	 * @param limit calls in a whole window
	 */
	default void budget(int left, int limit) {
	}

}
