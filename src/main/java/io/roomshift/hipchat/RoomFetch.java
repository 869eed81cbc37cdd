package io.roomshift.hipchat;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Reads rooms one by one, a few at a time.
 */
public final class RoomFetch {

	private final HipChat hipChat;

	private final int concurrency;

	/**
	 * Creates it.
	 * @param concurrency how many calls may be in flight, at least 1
	 */
	public RoomFetch(HipChat hipChat, int concurrency) {
		this.hipChat = hipChat;
		this.concurrency = concurrency;
	}

	/**
	 * Reads the rooms; those that HipChat does not have, or hides, are left out.
	 * @return what was seen of each, in the order of the ids
	 * @throws HipChatException when HipChat can't be asked
	 */
	public Map<RoomId, Look> fetch(Collection<RoomId> ids) {
		Map<RoomId, Look> looks = new LinkedHashMap<>();
		Queue<Asked> asked = new ArrayDeque<>();
		for (RoomId id : ids) {
			if (asked.size() == this.concurrency) {
				asked.remove().putInto(looks);
			}
			asked.add(new Asked(id, this.hipChat.room(id).handle(RoomFetch::look)));
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
			case UNREADABLE -> Optional.of(new Look(null, failure));
			default -> throw failure;
		};
	}

	/**
	 * What was seen of a room that is there.
	 *
	 * @param room the room; null when HipChat's answer can't be read as one
	 * @param unreadable what is wrong with the answer; null when nothing
	 */
	public record Look(@Nullable Room room, @Nullable HipChatException unreadable) {

		/**
		 * A room that was seen whole.
		 */
		public static Look at(Room room) {
			return new Look(room, null);
		}

		/**
		 * The room.
		 * @throws HipChatException when HipChat's answer can't be read as one
		 */
		public Room known() {
			if (this.room == null) {
				throw (this.unreadable != null) ? this.unreadable : new IllegalStateException("Nothing was seen");
			}
			return this.room;
		}

		/**
		 * What is wrong with the answer, a sentence; empty when nothing.
		 */
		public String problem() {
			return (this.unreadable != null) ? String.valueOf(this.unreadable.getMessage()) : "";
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
