package io.roomshift.verify;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.hipchat.RoomFetch.Look;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;

/**
 * Reads all rooms as they are now: by list pages, where a token may list and the pages
 * show rooms whole.
 */
final class Census {

	private static final int GROUP = 500;

	private final HipChat hipChat;

	Census(HipChat hipChat) {
		this.hipChat = hipChat;
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

}
