package io.roomshift.undo;

/**
 * A run can't be undone; its message is a sentence for an operator.
 */
public class UndoException extends RuntimeException {

	public UndoException(String message) {
		super(message);
	}

}
