package io.roomshift.hipchat.messages;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A HipChat server, as far as messages need it.
 * <p>
 * Every call goes by a token whose budget has a call left, waits if none has, and is
 * counted; a message to a room or a person that takes no more of them for now waits for
 * that. A failed future always holds a {@link io.roomshift.hipchat.HipChatException}.
 */
public interface Messages {

	/**
	 * Posts a message, once. Fails with
	 * {@link io.roomshift.hipchat.Failure#UNKNOWN_OUTCOME} when nobody can say whether
	 * HipChat posted it: ask {@link #latest(Addressee)} then.
	 */
	CompletableFuture<Void> post(Post post);

	/**
	 * The latest messages to a room, or with a person, at most 1,000, in no certain
	 * order.
	 */
	CompletableFuture<List<Shown>> latest(Addressee chat);

}
