package io.roomshift.ledger;

/**
 * The record can't be kept; its message is a sentence for an operator.
 */
public class LedgerException extends RuntimeException {

	public LedgerException(String message) {
		super(message);
	}

	public LedgerException(String message, Throwable cause) {
		super(message, cause);
	}

}
