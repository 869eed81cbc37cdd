package io.roomshift.ledger;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How far a row of the mapping has come; knows its legal moves.
 */
public enum EntryState {

	/** To be done. */
	PLANNED,

	/** An update may have left for HipChat, and no answer is on record. */
	SENT,

	/** The room waits on a temporary name for the others of its ring. */
	PARKED,

	/** HipChat has the wished name and fields. */
	DONE,

	/** Not done, and why. */
	REFUSED,

	/** An update was sent, and nobody could tell what became of it. */
	UNKNOWN,

	/** Done, and found as wished with nothing else changed. */
	VERIFIED,

	/** Done, but the room differs from what it should be. */
	DRIFTED,

	/** Was done, and has its old name again. */
	UNDONE,

	/** The room was as wished before we came. */
	ALREADY,

	/** Left out by the plan. */
	SKIPPED;

	/** States in which there is something left to do. */
	public static final Set<EntryState> OPEN = Set.copyOf(EnumSet.of(PLANNED, SENT, PARKED, UNKNOWN));

	/** States in which HipChat must be asked what the room is called. */
	public static final Set<EntryState> IN_DOUBT = Set.copyOf(EnumSet.of(SENT, UNKNOWN));

	/** States in which the room has its new name by our update. */
	public static final Set<EntryState> RENAMED = Set.copyOf(EnumSet.of(DONE, VERIFIED, DRIFTED));

	/** States in which an update of ours has, or may have, changed the room. */
	public static final Set<EntryState> CHANGED = Set
		.copyOf(EnumSet.of(SENT, PARKED, UNKNOWN, DONE, VERIFIED, DRIFTED));

	/**
	 * Whether a row may go from here to the other state.
	 */
	public boolean mayMoveTo(EntryState next) {
		return switch (this) {
			case PLANNED -> Set.of(SENT, PARKED, DONE, ALREADY, REFUSED).contains(next);
			case SENT -> Set.of(PLANNED, PARKED, DONE, REFUSED, UNKNOWN, UNDONE).contains(next);
			case UNKNOWN -> Set.of(PLANNED, PARKED, DONE, REFUSED, UNKNOWN, UNDONE).contains(next);
			case PARKED -> Set.of(SENT, PARKED, DONE, REFUSED, UNDONE).contains(next);
			case REFUSED -> next == PLANNED;
			case DONE, VERIFIED -> Set.of(SENT, DONE, REFUSED, VERIFIED, DRIFTED, UNDONE).contains(next);
			case DRIFTED -> Set.of(SENT, DONE, REFUSED, VERIFIED, DRIFTED, UNDONE, ALREADY).contains(next);
			case UNDONE -> Set.of(PLANNED, UNDONE).contains(next);
			case ALREADY -> next == DRIFTED;
			case SKIPPED -> false;
		};
	}

	/**
	 * What has become of a row, in the words of the reports; every row has exactly one.
	 */
	public enum Standing {

		/** The room has the new name by our update. */
		RENAMED,

		/** The room had the new name before. */
		ALREADY,

		/** It was tried and did not come about, or did not last. */
		FAILED,

		/** The plan left it out. */
		SKIPPED,

		/** It is still to be done. */
		PENDING,

		/** It was done, and taken back because somebody asked for that. */
		UNDONE;

		static Standing of(EntryState state, @Nullable Cause cause) {
			return switch (state) {
				case DONE, VERIFIED -> RENAMED;
				case DRIFTED -> (cause == Cause.DRIFTED_NAME) ? FAILED : RENAMED;
				case UNDONE -> (cause != null) ? FAILED : UNDONE;
				case REFUSED, UNKNOWN -> FAILED;
				case ALREADY -> ALREADY;
				case SKIPPED -> SKIPPED;
				case PLANNED, SENT, PARKED -> PENDING;
			};
		}

		/**
		 * The word by which reports name it.
		 */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
