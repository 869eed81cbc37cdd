package io.roomshift.plan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;

/**
 * What HipChat does with names: refuses a rename to a name that another room holds and,
 * if it is strict, one that the room itself holds in other letters.
 */
final class ModelServer {

	private final Map<RoomId, KnownRoom> rooms = new LinkedHashMap<>();

	private final boolean strict;

	private int putsLeft;

	private int puts;

	ModelServer(Collection<KnownRoom> rooms, boolean strict) {
		this(rooms, strict, Integer.MAX_VALUE);
	}

	ModelServer(Collection<KnownRoom> rooms, boolean strict, int putsLeft) {
		rooms.forEach((room) -> this.rooms.put(room.id(), room));
		this.strict = strict;
		this.putsLeft = putsLeft;
	}

	/**
	 * Carries out a plan as far as the PUTs suffice.
	 * @return whether they did
	 */
	boolean carryOut(Plan plan) {
		try {
			plan.chains().forEach(this::carryOut);
			return true;
		}
		catch (OutOfPuts ex) {
			return false;
		}
	}

	private void carryOut(Chain chain) {
		chain.parked().ifPresent(this::park);
		chain.steps().forEach(this::carryOut);
	}

	private void carryOut(Step step) {
		RoomId room = step.wish().room();
		if (put(room, step.to())) {
			return;
		}
		park(step);
		if (!put(room, step.to())) {
			throw new AssertionError("Refused: " + step + " among " + this.rooms.values());
		}
	}

	private void park(Step step) {
		RoomName parking = step.parking();
		if (parking == null || !put(step.wish().room(), parking)) {
			throw new AssertionError("Can't park: " + step + " among " + this.rooms.values());
		}
	}

	private boolean put(RoomId id, RoomName name) {
		if (this.putsLeft == 0) {
			throw new OutOfPuts();
		}
		KnownRoom room = Objects.requireNonNull(this.rooms.get(id));
		if (!room.name().equals(name) && isTaken(name, id)) {
			return false;
		}
		this.putsLeft--;
		this.puts++;
		this.rooms.put(id, new KnownRoom(id, name, room.archived()));
		return true;
	}

	private boolean isTaken(RoomName name, RoomId by) {
		return this.rooms.values()
			.stream()
			.filter((room) -> this.strict || !room.id().equals(by))
			.anyMatch((room) -> room.name().clashesWith(name));
	}

	int puts() {
		return this.puts;
	}

	List<KnownRoom> rooms() {
		return List.copyOf(this.rooms.values());
	}

	private static final class OutOfPuts extends RuntimeException {

	}

}
