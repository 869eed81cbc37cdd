package io.roomshift.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.roomshift.room.RoomId;

/**
 * Puts renames in an order in which every name is free when it is taken.
 * <p>
 * A chain is found from its end: from the rename that nothing waits for or, in a ring,
 * from the room that parks, back through those that must be made before.
 */
final class Chains {

	private static final Comparator<Rename> BY_LINE = Comparator.comparing(Rename::wish, Wish.BY_LINE);

	private final Renames renames;

	private final FreeNames freeNames;

	private final Set<RoomId> placed = new HashSet<>();

	private final List<Chain> found = new ArrayList<>();

	private Chains(Renames renames, FreeNames freeNames) {
		this.renames = renames;
		this.freeNames = freeNames;
	}

	/**
	 * Every rename in exactly one chain; in a ring, the room with the lowest line parks.
	 */
	static List<Chain> of(Renames renames, FreeNames freeNames) {
		Chains chains = new Chains(renames, freeNames);
		chains.addOpenChains();
		chains.addRings();
		return chains.found;
	}

	private void addOpenChains() {
		for (Rename rename : this.renames.all()) {
			if (this.renames.after(rename).isEmpty()) {
				addChainTo(rename, false);
			}
		}
	}

	/**
	 * What the open chains leave over waits, each for one other, in circles; more than a
	 * circle only where several rooms held one name.
	 */
	private void addRings() {
		for (Rename rename : this.renames.all()) {
			if (!this.placed.contains(rename.room().id())) {
				addChainTo(Collections.min(ringAfter(rename), BY_LINE), true);
			}
		}
	}

	private List<Rename> ringAfter(Rename start) {
		Set<RoomId> seen = new HashSet<>();
		Rename rename = start;
		while (seen.add(rename.room().id())) {
			rename = this.renames.after(rename).orElseThrow();
		}
		List<Rename> ring = new ArrayList<>();
		while (seen.remove(rename.room().id())) {
			ring.add(rename);
			rename = this.renames.after(rename).orElseThrow();
		}
		return ring;
	}

	private void addChainTo(Rename last, boolean ring) {
		List<Rename> backwards = new ArrayList<>(List.of(last));
		this.placed.add(last.room().id());
		for (int i = 0; i < backwards.size(); i++) {
			for (Rename before : this.renames.before(backwards.get(i))) {
				if (this.placed.add(before.room().id())) {
					backwards.add(before);
				}
			}
		}
		Collections.reverse(backwards);
		List<Step> steps = backwards.stream().map((rename) -> step(rename, ring && rename.isOf(last.room()))).toList();
		this.found.add(new Chain(steps, ring));
	}

	private Step step(Rename rename, boolean parks) {
		KnownRoom room = rename.room();
		boolean needsParking = parks || rename.keepsKey();
		return new Step(rename.wish(), room.name(), needsParking ? this.freeNames.take(room.id()) : null);
	}

}
