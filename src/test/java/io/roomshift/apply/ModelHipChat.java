package io.roomshift.apply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.UnusedHipChat;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;

/**
 * What HipChat does with names, in memory: refuses a name that another room has and, if
 * it is strict, one that the room itself has in other letters; loses answers, and applies
 * updates late, though never after a later one.
 */
final class ModelHipChat extends UnusedHipChat {

	private final Map<RoomId, Room> rooms = new LinkedHashMap<>();

	private final Map<RoomId, List<RoomName>> names = new LinkedHashMap<>();

	private final Map<RoomId, RoomName> refused = new HashMap<>();

	private final Deque<Room> late = new ArrayDeque<>();

	private final Random random;

	private final boolean strict;

	private double faults;

	private int calls;

	ModelHipChat(Collection<Room> rooms, boolean strict, Random random) {
		rooms.forEach((room) -> this.rooms.put(room.id(), room));
		this.strict = strict;
		this.random = random;
	}

	/**
	 * Never lets the room have that name.
	 */
	void refuse(RoomId room, RoomName name) {
		this.refused.put(room, name);
	}

	/**
	 * The share of calls that go wrong.
	 */
	void fail(double share) {
		this.faults = share;
	}

	/**
	 * What had been received and not applied is applied.
	 */
	void catchUp() {
		while (!this.late.isEmpty()) {
			apply(this.late.remove());
		}
	}

	Room present(RoomId id) {
		return Optional.ofNullable(this.rooms.get(id)).orElseThrow();
	}

	/**
	 * The names that updates gave to the room, in order.
	 */
	List<RoomName> namesGiven(RoomId id) {
		return this.names.getOrDefault(id, List.of());
	}

	int calls() {
		return this.calls;
	}

	@Override
	public CompletableFuture<Room> room(RoomId id) {
		this.calls++;
		if (this.random.nextInt(3) == 0) {
			catchUp();
		}
		if (this.random.nextDouble() < this.faults / 4) {
			return failed(Failure.TRANSIENT, "no answer");
		}
		return CompletableFuture.completedFuture(present(id));
	}

	@Override
	public CompletableFuture<Void> update(Room room, Consumer<String> sender) {
		this.calls++;
		catchUp();
		if (this.random.nextDouble() >= this.faults) {
			return answered(room);
		}
		return switch (this.random.nextInt(4)) {
			case 0 -> failed(Failure.UNREACHABLE, "no connection");
			case 1 -> failed(Failure.UNKNOWN_OUTCOME, "lost before");
			case 2 -> {
				apply(room);
				yield failed(Failure.UNKNOWN_OUTCOME, "lost after");
			}
			default -> {
				this.late.add(room);
				yield failed(Failure.UNKNOWN_OUTCOME, "late");
			}
		};
	}

	private CompletableFuture<Void> answered(Room room) {
		return apply(room) ? CompletableFuture.allOf() : failed(Failure.NAME_TAKEN, "name taken");
	}

	private boolean apply(Room room) {
		Room present = present(room.id());
		boolean renamed = !present.name().equals(room.name());
		if (renamed && (room.name().equals(this.refused.get(room.id())) || isTaken(room))) {
			return false;
		}
		if (!room.sameAs(present)) {
			this.rooms.put(room.id(), room);
			this.names.computeIfAbsent(room.id(), (id) -> new ArrayList<>()).add(room.name());
		}
		return true;
	}

	private boolean isTaken(Room wanted) {
		return this.rooms.values()
			.stream()
			.filter((room) -> this.strict || !room.id().equals(wanted.id()))
			.anyMatch((room) -> room.name().clashesWith(wanted.name()));
	}

	private static <T> CompletableFuture<T> failed(Failure failure, String message) {
		Supplier<HipChatException> exception = () -> new HipChatException(failure, 0, message, null);
		return CompletableFuture.failedFuture(exception.get());
	}

}
