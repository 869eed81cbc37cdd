package io.roomshift.verify;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.hipchat.RoomFetch;
import io.roomshift.hipchat.RoomFetch.Look;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;

/**
 * Reads all rooms as they are now: by list pages where the token may list and the pages
 * show rooms whole, else one by one.
 */
final class Census {

	private static final int GROUP = 500;

	private final HipChat hipChat;

	private final RoomFetch fetch;

	Census(HipChat hipChat, RoomFetch fetch) {
		this.hipChat = hipChat;
		this.fetch = fetch;
	}

	/**
	 * Hands over all rooms that the list shows whole, in groups; none when the token may
	 * not list.
	 */
	void listed(Consumer<Map<RoomId, Look>> groups) {
		try (Stream<ListedRoom> rooms = this.hipChat.rooms()) {
			Iterator<ListedRoom> listed = rooms.iterator();
			while (listed.hasNext()) {
				groups.accept(nextGroup(listed));
			}
		}
		catch (HipChatException ex) {
			if (ex.failure() != Failure.SCOPE && ex.failure() != Failure.NOT_ALLOWED) {
				throw ex;
			}
		}
	}

	private static Map<RoomId, Look> nextGroup(Iterator<ListedRoom> listed) {
		Map<RoomId, Look> group = new LinkedHashMap<>();
		while (listed.hasNext() && group.size() < GROUP) {
			Room details = listed.next().details();
			if (details != null) {
				group.put(details.id(), Look.at(details));
			}
		}
		return group;
	}

	/**
	 * Fetches rooms one by one; those that HipChat does not have, or hides, are left out.
	 * @return each room, or why it can't be compared
	 */
	Map<RoomId, Look> fetched(Collection<RoomId> ids) {
		return this.fetch.fetch(ids);
	}

}
