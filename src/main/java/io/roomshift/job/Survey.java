package io.roomshift.job;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.roomshift.apply.FreshRooms;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.hipchat.RoomFetch;
import io.roomshift.hipchat.Session;
import io.roomshift.job.chains.TokenScopes;
import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.Wish;
import io.roomshift.room.RoomId;

/**
 * Finds out who we are and which rooms there are.
 */
public final class Survey {

	private final HipChat hipChat;

	private final RoomFetch fetch;

	private final FreshRooms freshRooms;

	private final RenameRequest request;

	private final RunListener listener;

	private final Set<RoomId> hidden = ConcurrentHashMap.newKeySet();

	private int readAlone;

	Survey(HipChat hipChat, RoomFetch fetch, FreshRooms freshRooms, RenameRequest request, RunListener listener) {
		this.hipChat = hipChat;
		this.fetch = fetch;
		this.freshRooms = freshRooms;
		this.request = request;
		this.listener = listener;
	}

	/**
	 * All rooms that the tokens can see; only those of the wishes when none may list.
	 * @throws HipChatException when HipChat can't be asked, or no token may rename rooms
	 * at all
	 */
	public List<KnownRoom> rooms(List<Wish> wishes) {
		checkScopes(HipChatException.join(this.hipChat.sessions()));
		try {
			return listed();
		}
		catch (HipChatException ex) {
			if (ex.failure() != Failure.SCOPE && ex.failure() != Failure.NOT_ALLOWED) {
				throw ex;
			}
			this.listener.warning("The token may not list rooms, so each room of the mapping is read by itself, and "
					+ "collisions with rooms outside of the mapping can't be seen beforehand.");
			return fetched(wishes);
		}
	}

	/**
	 * The rooms of which no list showed all fields.
	 */
	public Set<RoomId> hidden() {
		return Set.copyOf(this.hidden);
	}

	/**
	 * How many rooms were read one by one, because no token may list.
	 */
	public int readAlone() {
		return this.readAlone;
	}

	/**
	 * Sees that a token may tell rooms, if that is asked.
	 * @throws HipChatException when HipChat can't be asked, or no token may
	 */
	void checkAnnouncing() {
		if (this.request.options().wording() == null) {
			return;
		}
		Map<String, Session> sessions = HipChatException.join(this.hipChat.sessions());
		if (this.request.tellsAlone()) {
			checkTelling(sessions.values());
		}
		else {
			checkScopes(sessions);
		}
	}

	/**
	 * Sets tokens aside that can't rename rooms, as long as another one can. A token that
	 * can't tell them may still rename them.
	 */
	private void checkScopes(Map<String, Session> sessions) {
		Map<String, String> unfit = TokenScopes.unfit(sessions);
		if (this.request.options().wording() != null) {
			checkTelling(sessions.entrySet()
				.stream()
				.filter((token) -> !unfit.containsKey(token.getKey()))
				.map(Map.Entry::getValue)
				.toList());
		}
		unfit.forEach(this.hipChat::setAside);
	}

	/**
	 * Sees that one of the tokens may tell rooms.
	 */
	private void checkTelling(Collection<Session> sessions) {
		String scope = this.request.knownWording().scope();
		if (sessions.stream().allMatch(Session::room)) {
			throw new HipChatException(Failure.SCOPE, 0,
					"The token is a room notification token, which tells no room "
							+ "but its own. Make a personal one at Account settings > API access with the scope "
							+ scope + ".");
		}
		if (sessions.stream().allMatch((session) -> session.room() || session.lacks(scope))) {
			throw new HipChatException(Failure.SCOPE, 0,
					"The token lacks the scope " + scope + ", without which no room can be told. Make a new one at "
							+ "Account settings > API access with the scopes view_group, admin_room and " + scope
							+ (this.request.tellsAlone() ? "." : ", or leave --announce out."));
		}
	}

	/**
	 * A room that is deleted while we read moves the others up, and one may then be on
	 * two pages.
	 */
	private List<KnownRoom> listed() {
		Map<RoomId, KnownRoom> known = new LinkedHashMap<>();
		try (Stream<ListedRoom> rooms = this.hipChat.rooms()) {
			rooms.forEachOrdered((room) -> {
				this.freshRooms.listed(room);
				known.put(room.id(), new KnownRoom(room.id(), room.name(), room.archived()));
				if (room.details() == null) {
					this.hidden.add(room.id());
				}
			});
		}
		return List.copyOf(known.values());
	}

	private List<KnownRoom> fetched(List<Wish> wishes) {
		List<RoomId> ids = wishes.stream().map(Wish::room).toList();
		this.hidden.addAll(ids);
		this.readAlone = ids.size();
		return this.fetch.fetch(ids)
			.values()
			.stream()
			.map(RoomFetch.Look::known)
			.map((room) -> new KnownRoom(room.id(), room.name(), room.archived()))
			.toList();
	}

}
