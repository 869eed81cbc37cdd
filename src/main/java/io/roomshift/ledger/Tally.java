package io.roomshift.ledger;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How many rows of a run ended how.
 *
 * @param byState rows by state
 * @param renamedAway rows in {@link EntryState#DRIFTED} whose room does not have the new
 * name any more
 */
public record Tally(Map<EntryState, Integer> byState, int renamedAway) {

	public Tally {
		Map<EntryState, Integer> copy = new EnumMap<>(EntryState.class);
		copy.putAll(byState);
		byState = Map.copyOf(copy);
	}

	public int total() {
		return this.byState.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** Rooms that have the new name by our update. */
	public int renamed() {
		return count(EntryState.DONE, EntryState.VERIFIED, EntryState.DRIFTED) - this.renamedAway;
	}

	/** Rooms that had the new name before. */
	public int already() {
		return count(EntryState.ALREADY);
	}

	/** Rows that were tried and did not come about, or did not last. */
	public int failed() {
		return count(EntryState.REFUSED, EntryState.UNKNOWN, EntryState.UNDONE) + this.renamedAway;
	}

	/** Rows that the plan left out. */
	public int skipped() {
		return count(EntryState.SKIPPED);
	}

	/** Rows that are still to be done. */
	public int pending() {
		return count(EntryState.PLANNED, EntryState.SENT, EntryState.PARKED);
	}

	/** Rooms that were found exactly as they should be. */
	public int asPlanned() {
		return count(EntryState.VERIFIED, EntryState.ALREADY);
	}

	/** Rooms that were found otherwise. */
	public int differing() {
		return count(EntryState.DRIFTED);
	}

	private int count(EntryState... states) {
		return Stream.of(states).mapToInt((state) -> this.byState.getOrDefault(state, 0)).sum();
	}

}
