package io.roomshift.announce;

/**
 * The text of an announcement can't be used; its message is a sentence for an operator.
 */
public class WordingException extends RuntimeException {

	WordingException(String message) {
		super(message);
	}

}
