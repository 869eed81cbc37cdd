package io.roomshift.verify;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Reads all rooms as they are now: by list pages where the token may list and the pages
 * show rooms whole, else one by one.
 */
final class Census {

	private static final int GROUP = 500;

	/** As many calls as {@code --concurrency} allows by default. */
	private static final int IN_FLIGHT = 8;

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

	/**
	 * Fetches rooms, a few at a time; those that HipChat does not have, or hides, are
	 * left out.
	 * @return each room, or why it can't be compared
	 */
	Map<RoomId, Look> fetched(Collection<RoomId> ids) {
		Map<RoomId, Look> looks = new LinkedHashMap<>();
		Queue<Asked> asked = new ArrayDeque<>();
		for (RoomId id : ids) {
			asked.add(new Asked(id, this.hipChat.room(id).handle(Census::look)));
			if (asked.size() == IN_FLIGHT) {
				asked.remove().putInto(looks);
			}
		}
		asked.forEach((last) -> last.putInto(looks));
		return looks;
	}

	private static Optional<Look> look(Room room, Throwable thrown) {
		if (thrown == null) {
			return Optional.of(Look.at(room));
		}
		HipChatException failure = HipChatException.of(thrown);
		return switch (failure.failure()) {
			case NOT_FOUND, NOT_ALLOWED -> Optional.empty();
			case UNREADABLE -> Optional.of(new Look(null, String.valueOf(failure.getMessage())));
			default -> throw failure;
		};
	}

	/**
	 * What was seen of a room that is there.
	 *
	 * @param room the room; null when HipChat's answer lacks a field
	 * @param problem what the answer lacks, a sentence; empty when nothing
	 */
	record Look(@Nullable Room room, String problem) {

		static Look at(Room room) {
			return new Look(room, "");
		}

	}

	/**
	 * A room of which the answer is awaited.
	 */
	private record Asked(RoomId id, CompletableFuture<Optional<Look>> call) {

		void putInto(Map<RoomId, Look> looks) {
			HipChatException.join(this.call).ifPresent((look) -> looks.put(this.id, look));
		}

	}

}
