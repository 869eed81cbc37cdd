package io.roomshift.verify;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;

/**
 * Reads all rooms as they are now: by list pages where the token may list and the pages
 * show rooms whole, else one by one.
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
	void listed(Consumer<Map<RoomId, Room>> groups) {
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

	private static Map<RoomId, Room> nextGroup(Iterator<ListedRoom> listed) {
		Map<RoomId, Room> group = new LinkedHashMap<>();
		while (listed.hasNext() && group.size() < GROUP) {
			Room details = listed.next().details();
			if (details != null) {
				group.put(details.id(), details);
			}
		}
		return group;
	}

	/**
	 * Fetches rooms; those that HipChat does not have, or hides, are left out.
	 */
	Map<RoomId, Room> fetched(Collection<RoomId> ids) {
		Map<RoomId, CompletableFuture<Optional<Room>>> calls = new LinkedHashMap<>();
		ids.forEach((id) -> calls.put(id, this.hipChat.room(id).handle(Census::found)));
		Map<RoomId, Room> rooms = new LinkedHashMap<>();
		calls.forEach((id, call) -> HipChatException.join(call).ifPresent((room) -> rooms.put(id, room)));
		return rooms;
	}

	private static Optional<Room> found(Room room, Throwable thrown) {
		if (thrown == null) {
			return Optional.of(room);
		}
		HipChatException failure = HipChatException.of(thrown);
		if (failure.failure() == Failure.NOT_FOUND || failure.failure() == Failure.NOT_ALLOWED) {
			return Optional.empty();
		}
		throw failure;
	}

}
