package io.roomshift.hipchat;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.roomshift.room.Room;
import io.roomshift.room.RoomId;

/**
 * A HipChat server, as far as the renaming of its rooms needs it.
 * <p>
 * Every call waits for the budget of the token, and is counted. Reading calls are tried
 * again when their failure may pass; an update is never repeated unless HipChat said that
 * it did not apply it. A failed future always holds a {@link HipChatException}.
 */
public interface HipChat {

	/**
	 * Who the token stands for; {@link Session#UNKNOWN} when the server does not tell.
	 */
	CompletableFuture<Session> session();

	/**
	 * All rooms the token can see, private and archived ones included, page by page as
	 * the stream is read.
	 * @throws HipChatException from the stream's operations
	 */
	Stream<ListedRoom> rooms();

	/**
	 * One room with all fields that an update replaces.
	 */
	CompletableFuture<Room> room(RoomId id);

	/**
	 * Replaces all fields of the room. Fails with {@link Failure#UNKNOWN_OUTCOME} when
	 * nobody can say whether HipChat applied it: ask {@link #room(RoomId)} then.
	 * @throws IllegalArgumentException when the room has no owner
	 */
	CompletableFuture<Void> update(Room room);

	/**
	 * The calls that reached the network since the start of the program.
	 */
	CallCounts counts();

	/**
	 * Lets the calls that are under way end and refuses those that wait, and all later
	 * ones, with {@link Failure#STOPPED}.
	 */
	void stop();

}
