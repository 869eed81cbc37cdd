package io.roomshift.ledger;

/**
 * Another process works on the same state; its message names it.
 */
public class StateInUseException extends RuntimeException {

	public StateInUseException(String message) {
		super(message);
	}

}
