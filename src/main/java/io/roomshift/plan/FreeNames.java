package io.roomshift.plan;

import java.util.HashSet;
import java.util.Set;

import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;

/**
 * Gives out names to park on that no room holds, no wish wants and no other room parks
 * on.
 */
final class FreeNames {

	private final ParkingNames names;

	private final Set<String> held;

	private final Set<String> wanted;

	private final Set<String> given = new HashSet<>();

	FreeNames(ParkingNames names, Set<String> held, Set<String> wanted) {
		this.names = names;
		this.held = held;
		this.wanted = wanted;
	}

	RoomName take(RoomId room) {
		int taken = this.held.size() + this.wanted.size() + this.given.size();
		for (int attempt = 0; attempt <= taken; attempt++) {
			RoomName name = this.names.nameFor(room, attempt);
			if (isFree(name.key()) && this.given.add(name.key())) {
				return name;
			}
		}
		throw new IllegalStateException("Every name that room " + room + " could park on is taken");
	}

	private boolean isFree(String key) {
		return !this.held.contains(key) && !this.wanted.contains(key);
	}

}
