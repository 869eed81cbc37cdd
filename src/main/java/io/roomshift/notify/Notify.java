package io.roomshift.notify;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.Session;
import io.roomshift.hipchat.messages.Addressee;
import io.roomshift.hipchat.messages.Messages;
import io.roomshift.hipchat.messages.Post;
import io.roomshift.hipchat.messages.Shown;
import io.roomshift.notify.Delivery.Kind;

/**
 * Sends one message to one room or person, at most once.
 */
public final class Notify {

	/** As what HipChat may refuse what a room's own token is not for. */
	private static final Set<Failure> MAY_BE_THE_TOKEN = EnumSet.of(Failure.SCOPE, Failure.NOT_ALLOWED,
			Failure.NOT_FOUND);

	private final Messages messages;

	private final HipChat hipChat;

	private final InstantSource clock;

	Notify(Messages messages, HipChat hipChat, InstantSource clock) {
		this.messages = messages;
		this.hipChat = hipChat;
		this.clock = clock;
	}

	/**
	 * Sends the message. One without a definite answer is looked for in the history, and
	 * is not sent again.
	 * @throws HipChatException when it was surely not sent
	 */
	public Delivery send(Post post) {
		Instant begun = this.clock.instant();
		try {
			HipChatException.join(this.messages.post(post));
			return new Delivery(Kind.SENT, "");
		}
		catch (HipChatException ex) {
			if (ex.failure() == Failure.UNKNOWN_OUTCOME) {
				return lookFor(post, begun, ex);
			}
			throw MAY_BE_THE_TOKEN.contains(ex.failure()) ? explained(post, ex) : ex;
		}
	}

	private Delivery lookFor(Post post, Instant begun, HipChatException lost) {
		String history = "history of " + post.to();
		try {
			List<Shown> shown = HipChatException.join(this.messages.latest(post.to()));
			return post.isIn(shown, begun)
					? new Delivery(Kind.FOUND, lost.getMessage() + " The " + history + " shows the message.")
					: new Delivery(Kind.UNSURE, lost.getMessage() + " The " + history + " does not show it.");
		}
		catch (HipChatException ex) {
			return new Delivery(Kind.UNSURE,
					lost.getMessage() + " The " + history + " can't be read. " + ex.getMessage());
		}
	}

	/**
	 * HipChat does not say that a token is a room's own, only that it lacks something or
	 * that there is no such room.
	 */
	private HipChatException explained(Post post, HipChatException refused) {
		try {
			Collection<Session> sessions = HipChatException.join(this.hipChat.sessions()).values();
			boolean roomTokens = !sessions.isEmpty() && sessions.stream().allMatch(Session::room);
			return roomTokens ? new HipChatException(Failure.SCOPE, refused.status(), explanation(post, sessions))
					: refused;
		}
		catch (HipChatException ex) {
			return refused;
		}
	}

	private static String explanation(Post post, Collection<Session> sessions) {
		List<Addressee> homes = sessions.stream()
			.map(Session::home)
			.filter(Objects::nonNull)
			.map(Addressee::of)
			.toList();
		boolean atHome = homes.contains(post.to());
		String home = (homes.size() == 1) ? "of " + homes.get(0) : "of one room";
		return "The token is a room notification token " + home + ": it serves for notifications into that room and "
				+ "nothing else. " + (atHome ? "Send a notification, or take" : "For " + post.to() + " take")
				+ " a personal token with the scope "
				+ ((post instanceof Post.Notification) ? "send_notification." : "send_message.");
	}

}
