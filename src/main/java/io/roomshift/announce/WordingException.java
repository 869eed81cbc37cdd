package io.roomshift.announce;

/**
 * Rooms can't be told what was asked; its message is a sentence for an operator.
 */
public class WordingException extends RuntimeException {

	public WordingException(String message) {
		super(message);
	}

}
