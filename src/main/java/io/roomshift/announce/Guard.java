package io.roomshift.announce;

import io.roomshift.hipchat.HipChatException;

/**
 * Decides whether going on is of any use.
 */
public interface Guard {

	/**
	 * Whether no room is to be begun any more.
	 */
	boolean stopped();

	/**
	 * Takes in that HipChat gave a definite answer to a message.
	 */
	void answered();

	/**
	 * Takes in a message that failed without one.
	 */
	void failed(HipChatException failure);

	/**
	 * Takes in that rooms are left that could not be told now.
	 */
	void left(int rooms);

}
