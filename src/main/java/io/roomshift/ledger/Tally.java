package io.roomshift.ledger;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.roomshift.ledger.EntryState.Standing;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of a run ended how.
 *
 * @param counts rows by state and cause, each pair once at most
 * @param told rooms by what became of their announcement; null when none was to be told
 */
public record Tally(List<Count> counts, @Nullable Told told) {

	private static final Set<EntryState> AS_PLANNED = EnumSet.of(EntryState.VERIFIED, EntryState.ALREADY);

	private static final Set<EntryState> WRITTEN = EnumSet.of(EntryState.SENT, EntryState.PARKED, EntryState.UNKNOWN,
			EntryState.DONE, EntryState.VERIFIED, EntryState.DRIFTED, EntryState.UNDONE);

	/** No rows. */
	public static final Tally NONE = new Tally(List.of());

	public Tally {
		counts = List.copyOf(counts);
	}

	/**
	 * Rows of a run in which no room was to be told.
	 */
	public Tally(List<Count> counts) {
		this(counts, null);
	}

	/**
	 * The same for a run in which renamed rooms were to be told, though there may have
	 * been none.
	 */
	public Tally telling() {
		return (this.told != null) ? this : new Tally(this.counts, Told.NONE);
	}

	/** Rooms that were to be told and surely or possibly were not. */
	public int untold() {
		return (this.told != null) ? this.told.failed() + this.told.unsure() : 0;
	}

	public int total() {
		return sum((count) -> true);
	}

	/** Rooms that have the new name by our update. */
	public int renamed() {
		return count(Standing.RENAMED);
	}

	/** Rooms that had the new name before. */
	public int already() {
		return count(Standing.ALREADY);
	}

	/** Rows that were tried and did not come about, or did not last. */
	public int failed() {
		return count(Standing.FAILED);
	}

	/** Rows that the plan left out. */
	public int skipped() {
		return count(Standing.SKIPPED);
	}

	/** Rows that are still to be done. */
	public int pending() {
		return count(Standing.PENDING);
	}

	/** Rooms that were given their old name back because somebody asked for that. */
	public int undone() {
		return count(Standing.UNDONE);
	}

	/** Rows that are in this state. */
	public int in(EntryState state) {
		return sum((count) -> count.state() == state);
	}

	/** Rows with something left to do. */
	public int open() {
		return sum((count) -> EntryState.OPEN.contains(count.state()));
	}

	/** Whether any room was, or may have been, changed. */
	public boolean written() {
		return sum((count) -> WRITTEN.contains(count.state())) > 0;
	}

	/** Rooms that were found exactly as they should be. */
	public int asPlanned() {
		return sum((count) -> AS_PLANNED.contains(count.state()));
	}

	/** Rooms that were found otherwise. */
	public int differing() {
		return sum((count) -> count.state() == EntryState.DRIFTED
				|| (count.state() == EntryState.UNDONE && count.drifted()));
	}

	/**
	 * Rows that are not as wished, by cause, in the order of {@link Cause}. A row still
	 * to be done has none: what it may hold is left of an earlier try; and one that is
	 * done may hold why it could not be led back.
	 */
	public Map<Cause, Integer> causes() {
		Map<Cause, Integer> causes = new EnumMap<>(Cause.class);
		for (Count count : this.counts) {
			if (count.cause() != null && count.standing() != Standing.PENDING && count.state() != EntryState.DONE) {
				causes.merge(count.cause(), count.rows(), Integer::sum);
			}
		}
		return causes;
	}

	private int count(Standing standing) {
		return sum((count) -> count.standing() == standing);
	}

	private int sum(Predicate<Count> which) {
		return this.counts.stream().filter(which).mapToInt(Count::rows).sum();
	}

	/**
	 * Rooms by what became of their announcement.
	 *
	 * @param sent rooms that were told
	 * @param failed rooms for which HipChat refused it
	 * @param unsure rooms that may have been told
	 */
	public record Told(int sent, int failed, int unsure) {

		/** None. */
		public static final Told NONE = new Told(0, 0, 0);

	}

	/**
	 * Rows that have both in common.
	 *
	 * @param state how far they have come
	 * @param cause why they are not as wished; null when all is well
	 * @param rows how many
	 */
	public record Count(EntryState state, @Nullable Cause cause, int rows) {

		boolean drifted() {
			return this.cause == Cause.DRIFTED_NAME || this.cause == Cause.DRIFTED_FIELDS;
		}

		Standing standing() {
			return Standing.of(this.state, this.cause);
		}

	}

}
