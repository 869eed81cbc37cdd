package io.roomshift.hipchat.http;

import java.time.InstantSource;

import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.messages.Messages;

/**
 * All that can be called by the same tokens.
 *
 * @param hipChat the calls for rooms
 * @param messages the calls for messages
 */
record Client(HipChat hipChat, Messages messages) {

	static Client of(Accounts accounts) {
		return new Client(new WebClientHipChat(accounts, InstantSource.system()), new WebClientMessages(accounts));
	}

}
