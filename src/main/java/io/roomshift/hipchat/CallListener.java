package io.roomshift.hipchat;

import java.time.Instant;

/**
 * Is told what an operator wants to know of the calls.
 */
public interface CallListener {

	/**
	 * All calls of a token wait.
	 * @param until when they will go on, at the earliest
	 * @param why a sentence
	 */
	default void waiting(Instant until, String why) {
	}

	/**
	 * The server told how many calls are left.
	 * @param left calls left until the server gives back more
	 * @param limit calls in a whole window
	 */
	default void budget(int left, int limit) {
	}

	/**
	 * A reading call failed and is tried again.
	 */
	default void retrying(String what, String why) {
	}

}
