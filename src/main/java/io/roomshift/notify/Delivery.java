package io.roomshift.notify;

/**
 * What became of a message that HipChat did not refuse.
 *
 * @param kind how sure it is
 * @param detail a sentence; empty when all is well
 */
public record Delivery(Kind kind, String detail) {

	/** How sure it is that a message arrived. */
	public enum Kind {

		/** HipChat took it. */
		SENT,

		/** HipChat's answer was lost, and the history shows the message. */
		FOUND,

		/** It may have been sent, and nobody can tell. */
		UNSURE

	}

}
