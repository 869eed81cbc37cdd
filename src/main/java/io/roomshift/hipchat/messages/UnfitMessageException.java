package io.roomshift.hipchat.messages;

/**
 * HipChat would not take a message; its message is a sentence for an operator.
 */
public class UnfitMessageException extends RuntimeException {

	public UnfitMessageException(String message) {
		super(message);
	}

}
