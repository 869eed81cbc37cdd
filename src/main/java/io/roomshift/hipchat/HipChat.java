package io.roomshift.hipchat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.roomshift.room.Room;
import io.roomshift.room.RoomId;

/**
 * A HipChat server, as far as the renaming of its rooms needs it.
 * <p>
 * Every call goes by a token whose budget has a call left, waits if none has, and is
 * counted. A call about a room that one token may not make is made with the others.
 * Reading calls are tried again when their failure may pass; an update is never repeated
 * unless HipChat said that it did not apply it. A failed future always holds a
 * {@link HipChatException}.
 */
public interface HipChat {

	/**
	 * Who each token stands for, by its fingerprint; {@link Session#UNKNOWN} when the
	 * server does not tell. A token that is refused is set aside and left out; fails when
	 * all are.
	 */
	CompletableFuture<Map<String, Session>> sessions();

	/**
	 * Uses a token no more, unless it is the last one.
	 * @param fingerprint stands for the token
	 * @param why a sentence for the operator
	 */
	void setAside(String fingerprint, String why);

	/**
	 * All rooms that any of the tokens can see, private and archived ones included, page
	 * by page as the stream is read, one page ahead; tokens that may not list are passed
	 * over.
	 * @throws HipChatException from the stream's operations
	 */
	Stream<ListedRoom> rooms();

	/**
	 * One room with all fields that an update replaces.
	 */
	CompletableFuture<Room> room(RoomId id);

	/**
	 * One room as {@link #rooms()} shows it where the list shows all fields.
	 */
	CompletableFuture<ListedRoom> listed(RoomId id);

	/**
	 * Replaces all fields of the room. Fails with {@link Failure#UNKNOWN_OUTCOME} when
	 * nobody can say whether HipChat applied it: ask {@link #room(RoomId)} then.
	 * @param sender is told the fingerprint of the token by which the update is sent; of
	 * the last one, when it goes on with another token
	 * @throws IllegalArgumentException when the room has no owner
	 */
	CompletableFuture<Void> update(Room room, Consumer<String> sender);

	/**
	 * The calls that reached the network since the start of the program.
	 */
	CallCounts counts();

	/**
	 * The budgets of the tokens that are in use, as the server told them last.
	 */
	List<TokenBudget> budgets();

	/**
	 * Lets the calls that are under way end and refuses those that wait, and all later
	 * ones, with {@link Failure#STOPPED}.
	 */
	void stop();

}
