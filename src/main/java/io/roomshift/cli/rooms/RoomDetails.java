package io.roomshift.cli.rooms;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import org.jspecify.annotations.Nullable;

/**
 * Hands rooms on with all their fields, in the order in which they come: those that the
 * list did not show whole are read by themselves, a few at a time.
 */
final class RoomDetails {

	private static final int CALLS_IN_FLIGHT = 8;

	private final HipChat hipChat;

	private final Consumer<ListedRoom> next;

	private final Consumer<String> warning;

	private final Queue<CompletableFuture<Optional<ListedRoom>>> awaited = new ArrayDeque<>();

	private int read;

	private int incomplete;

	/**
	 * Creates it.
	 * @param next is given the rooms
	 * @param warning is told what the operator should know
	 */
	RoomDetails(HipChat hipChat, Consumer<ListedRoom> next, Consumer<String> warning) {
		this.hipChat = hipChat;
		this.next = next;
		this.warning = warning;
	}

	void add(ListedRoom room) {
		if (this.awaited.size() == CALLS_IN_FLIGHT) {
			handOn();
		}
		if (room.details() != null) {
			this.awaited.add(CompletableFuture.completedFuture(Optional.of(room)));
			return;
		}
		if (this.read == 0) {
			this.warning.accept("HipChat's list does not show all fields of room " + room.id()
					+ ". It is read by itself, and so is every other such room: a call for each.");
		}
		this.read++;
		this.awaited.add(this.hipChat.listed(room.id()).handle((alone, thrown) -> seen(room, alone, thrown)));
	}

	/**
	 * Hands on what is still awaited.
	 */
	void end() {
		while (!this.awaited.isEmpty()) {
			handOn();
		}
	}

	/**
	 * How many rooms were handed on without all fields.
	 */
	int incomplete() {
		return this.incomplete;
	}

	/**
	 * Nothing when the room was deleted since the list was read.
	 */
	private static Optional<ListedRoom> seen(ListedRoom listed, @Nullable ListedRoom alone,
			@Nullable Throwable thrown) {
		if (thrown == null) {
			return Optional.ofNullable(alone);
		}
		HipChatException failure = HipChatException.of(thrown);
		return switch (failure.failure()) {
			case NOT_FOUND -> Optional.empty();
			case NOT_ALLOWED, UNREADABLE -> Optional.of(listed);
			default -> throw failure;
		};
	}

	private void handOn() {
		HipChatException.join(this.awaited.remove()).ifPresent((room) -> {
			if (room.details() == null) {
				this.incomplete++;
				this.warning.accept("Room " + room.id() + ", " + room.name().quoted()
						+ ": HipChat does not show all its fields. Those that are missing are left empty.");
			}
			this.next.accept(room);
		});
	}

}
