package io.roomshift.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The record can't be kept; its message is a sentence for an operator.
 */
public class LedgerException extends RuntimeException {

	public LedgerException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
