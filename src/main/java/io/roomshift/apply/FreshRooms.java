package io.roomshift.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;

/**
 * A room's fields as they are now, or as a list page showed them when that is young
 * enough.
 */
public final class FreshRooms {

	private final HipChat hipChat;

	private final Duration freshWithin;

	private final InstantSource clock;

	private final Map<RoomId, ListedRoom> listed = new ConcurrentHashMap<>();

	/**
	 * Creates the source.
	 * @param freshWithin how old a listed room's fields may be; zero fetches every room
	 */
	public FreshRooms(HipChat hipChat, Duration freshWithin, InstantSource clock) {
		this.hipChat = hipChat;
		this.freshWithin = freshWithin;
		this.clock = clock;
	}

	/**
	 * Remembers a listed room, if rooms may be of any age at all.
	 */
	public void listed(ListedRoom room) {
		if (!this.freshWithin.isZero() && room.details() != null) {
			this.listed.put(room.id(), room);
		}
	}

	/**
	 * The room; a listed one is given once, for after that it may have been changed by
	 * us.
	 */
	CompletableFuture<Room> room(RoomId id) {
		ListedRoom known = this.listed.remove(id);
		Instant oldest = this.clock.instant().minus(this.freshWithin);
		if (known != null && known.details() != null && known.readAt().isAfter(oldest)) {
			return CompletableFuture.completedFuture(known.details());
		}
		return this.hipChat.room(id);
	}

}
