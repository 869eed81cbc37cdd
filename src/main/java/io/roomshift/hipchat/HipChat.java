package io.roomshift.hipchat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import org.jspecify.annotations.Nullable;

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
	 * by page as the stream is read; tokens that may not list are passed over.
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
	 * Posts a notification into the room. Fails with {@link Failure#UNKNOWN_OUTCOME} when
	 * nobody can say whether HipChat posted it: ask {@link #latest(RoomId)} then.
	 */
	CompletableFuture<Void> post(RoomId room, Notification notification);

	/**
	 * The latest messages in the room, at most 1,000, in no certain order.
	 */
	CompletableFuture<List<Message>> latest(RoomId room);

	/**
	 * The calls that reached the network since the start of the program.
	 */
	CallCounts counts();

	/**
	 * Lets the calls that are under way end and refuses those that wait, and all later
	 * ones, with {@link Failure#STOPPED}.
	 */
	void stop();

	/**
	 * A message from a program to all who are in a room.
	 *
	 * @param message the text, 1 to 10,000 characters
	 * @param style how it is shown
	 */
	record Notification(String message, Style style) {

		/** The most characters that HipChat takes, as code points. */
		public static final int LONGEST = 10_000;

		/**
		 * Checks the length.
		 * @throws IllegalArgumentException when HipChat would refuse it
		 */
		public Notification {
			int length = message.codePointCount(0, message.length());
			if (length < 1 || length > LONGEST) {
				throw new IllegalArgumentException("A message has 1 to " + LONGEST + " characters, not " + length);
			}
		}

	}

	/**
	 * How a notification is shown.
	 *
	 * @param format how its text is read
	 * @param color the color behind it
	 * @param alerts whether people are alerted
	 * @param from the label beside the sender, at most 64 characters; empty for none
	 */
	record Style(Format format, Color color, boolean alerts, String from) {

		/** Text as it is, so that mentions work; yellow; nobody is alerted. */
		public static final Style PLAIN = new Style(Format.TEXT, Color.YELLOW, false, "");

	}

	/** How the text of a notification is read. */
	enum Format {

		TEXT, HTML

	}

	/** The colors of notifications. */
	enum Color {

		YELLOW, GREEN, RED, PURPLE, GRAY, RANDOM

	}

	/**
	 * A message as a room's history shows it.
	 *
	 * @param text the text
	 * @param notification whether a program posted it
	 * @param at when it was posted, by HipChat's clock; null when the history does not
	 * tell
	 */
	record Message(String text, boolean notification, @Nullable Instant at) {

	}

}
