package io.roomshift.job.chains;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.Session;

/**
 * Judges by their scopes which tokens can rename rooms.
 */
public final class TokenScopes {

	private static final String ADMIN_ROOM = "admin_room";

	private TokenScopes() {
	}

	/**
	 * The tokens that can't, each with a sentence on why.
	 * @param sessions who each token stands for, by its fingerprint
	 * @throws HipChatException when none can
	 */
	public static Map<String, String> unfit(Map<String, Session> sessions) {
		Map<String, String> unfit = new LinkedHashMap<>();
		sessions.forEach((token, session) -> unfitness(session).ifPresent((why) -> unfit.put(token, why)));
		if (unfit.size() == sessions.size()) {
			throw new HipChatException(Failure.SCOPE, 0, unfit.values().iterator().next());
		}
		return unfit;
	}

	private static Optional<String> unfitness(Session session) {
		if (session.room()) {
			return Optional.of("The token is a room notification token, which can't rename rooms. "
					+ "Make a personal one at Account settings > API access with the scopes view_group and admin_room.");
		}
		if (session.lacks(ADMIN_ROOM)) {
			return Optional.of("The token lacks the scope admin_room, without which no room can be renamed. "
					+ "Make a new one at Account settings > API access with the scopes view_group and admin_room.");
		}
		return Optional.empty();
	}

}
