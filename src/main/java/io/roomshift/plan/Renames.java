package io.roomshift.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.roomshift.plan.Conflict.NameHeld;
import io.roomshift.plan.Conflict.NameHeldByArchived;
import io.roomshift.room.RoomId;

/**
 * The renames that are to be made, and which of them waits for which: no two want one
 * name, so at most one waits for any other.
 */
final class Renames {

	private final Rooms rooms;

	private final Map<RoomId, Rename> byRoom = new LinkedHashMap<>();

	private final Map<String, Rename> byWanted = new HashMap<>();

	Renames(Rooms rooms) {
		this.rooms = rooms;
	}

	void add(Rename rename) {
		this.byRoom.put(rename.room().id(), rename);
		this.byWanted.put(rename.wanted(), rename);
	}

	private boolean remove(Rename rename) {
		this.byWanted.remove(rename.wanted());
		return this.byRoom.remove(rename.room().id()) != null;
	}

	/**
	 * All of them, in the order in which they were added.
	 */
	Collection<Rename> all() {
		return this.byRoom.values();
	}

	/**
	 * The renames that must be made before this one, because they free its name.
	 */
	List<Rename> before(Rename rename) {
		return otherHolders(rename).map((holder) -> this.byRoom.get(holder.id())).toList();
	}

	/**
	 * The rename that waits for this one to free a name.
	 */
	Optional<Rename> after(Rename rename) {
		return Optional.ofNullable(this.byWanted.get(rename.held())).filter((next) -> !next.isOf(rename.room()));
	}

	/**
	 * Removes every rename to a name that a room keeps. A room whose rename is removed
	 * keeps its own name in turn.
	 */
	List<Conflict> removeBlocked() {
		Deque<Rename> blocked = all().stream()
			.filter((rename) -> keeper(rename).isPresent())
			.collect(Collectors.toCollection(ArrayDeque::new));
		List<Rename> removed = new ArrayList<>();
		while (!blocked.isEmpty()) {
			Rename rename = blocked.remove();
			after(rename).ifPresent(blocked::add);
			if (remove(rename)) {
				removed.add(rename);
			}
		}
		return removed.stream().map((rename) -> nameHeld(rename.wish(), keeper(rename).orElseThrow())).toList();
	}

	private static Conflict nameHeld(Wish wish, KnownRoom holder) {
		return holder.archived() ? new NameHeldByArchived(wish, holder) : new NameHeld(wish, holder);
	}

	/**
	 * The room that holds the wanted name and keeps it; of several, the one with the
	 * lowest id.
	 */
	private Optional<KnownRoom> keeper(Rename rename) {
		return otherHolders(rename).filter((holder) -> !this.byRoom.containsKey(holder.id())).findFirst();
	}

	private Stream<KnownRoom> otherHolders(Rename rename) {
		return this.rooms.holding(rename.wanted()).stream().filter((holder) -> !rename.isOf(holder));
	}

}
