package io.roomshift.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.roomshift.room.RoomId;

/**
 * The rooms that exist, found by id and by the name they hold.
 */
final class Rooms {

	private final Map<RoomId, KnownRoom> byId = new HashMap<>();

	private final Map<String, List<KnownRoom>> byKey;

	Rooms(Collection<KnownRoom> rooms) {
		rooms.forEach(this::add);
		this.byKey = this.byId.values()
			.stream()
			.sorted(Comparator.comparing(KnownRoom::id))
			.collect(Collectors.groupingBy((room) -> room.name().key(), Collectors.toUnmodifiableList()));
	}

	private void add(KnownRoom room) {
		KnownRoom before = this.byId.putIfAbsent(room.id(), room);
		if (before != null && !before.equals(room)) {
			throw new IllegalArgumentException("Room " + room.id() + " is given twice: " + before + ", " + room);
		}
	}

	Optional<KnownRoom> find(RoomId id) {
		return Optional.ofNullable(this.byId.get(id));
	}

	/**
	 * The rooms that hold the name, lowest id first; more than one only on a server that
	 * let two rooms have one name.
	 */
	List<KnownRoom> holding(String key) {
		return this.byKey.getOrDefault(key, List.of());
	}

	Set<String> keys() {
		return this.byKey.keySet();
	}

}
