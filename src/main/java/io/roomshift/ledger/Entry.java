package io.roomshift.ledger;

import java.time.Instant;

import io.roomshift.ledger.EntryState.Standing;
import io.roomshift.plan.Wish;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

/**
 * One row of the mapping as the ledger holds it. Its state moves only through the methods
 * here, each of which gives the entry as it is after the move, and refuses from a state
 * that does not allow it; {@link Ledger#record(Entry)} makes the move durable.
 *
 * @param run the run
 * @param wish what was asked
 * @param place where in the plan it stands
 * @param oldName the room's name when it was planned; null when the room was not seen
 * @param parking the temporary name for it; null when it needs none
 * @param state how far it has come
 * @param sentName the name that the last update wrote, or tried to; null when none was
 * sent
 * @param before all fields of the room as they were before the first update; null until
 * one is sent
 * @param outcome what is known of the last thing that happened
 */
public record Entry(long run, Wish wish, Place place, @Nullable RoomName oldName, @Nullable RoomName parking,
		EntryState state, @Nullable RoomName sentName, @Nullable Room before, Outcome outcome) {

	public RoomId room() {
		return this.wish.room();
	}

	public RoomName newName() {
		return this.wish.newName();
	}

	/**
	 * What has become of the row.
	 */
	public Standing standing() {
		return Standing.of(this.state, this.outcome.cause());
	}

	/**
	 * The room's name before the run.
	 * @throws IllegalStateException when the room was not seen
	 */
	public RoomName knownOldName() {
		if (this.oldName == null) {
			throw new IllegalStateException("Room " + room() + " has no name on record");
		}
		return this.oldName;
	}

	/**
	 * The before-image.
	 * @throws IllegalStateException when no update was ever sent
	 */
	public Room knownBefore() {
		if (this.before == null) {
			throw new IllegalStateException("Room " + room() + " has no before-image");
		}
		return this.before;
	}

	/**
	 * The name that the last update wrote, or tried to.
	 * @throws IllegalStateException when no update was ever sent
	 */
	public RoomName knownSentName() {
		if (this.sentName == null) {
			throw new IllegalStateException("Room " + room() + " was never sent an update");
		}
		return this.sentName;
	}

	/**
	 * An update that gives the room this name is about to leave. The before-image of the
	 * first update stays.
	 */
	public Entry sent(Room present, RoomName name, Instant at) {
		boolean first = this.before == null || this.state == EntryState.PLANNED;
		Outcome next = first ? this.outcome.fresh() : this.outcome;
		return new Entry(this.run, this.wish, this.place, this.oldName, this.parking, checked(EntryState.SENT), name,
				first ? present : this.before, next.sent(at));
	}

	/**
	 * The update that is on its way was sent by the token with this fingerprint; null
	 * when it never left.
	 */
	public Entry by(@Nullable String token) {
		return (token == null) ? this : new Entry(this.run, this.wish, this.place, this.oldName, this.parking,
				this.state, this.sentName, this.before, this.outcome.by(token));
	}

	/**
	 * The room stands on its temporary name.
	 */
	public Entry parked(int httpStatus, Instant at) {
		return moved(EntryState.PARKED, this.outcome.well(httpStatus, "", at));
	}

	/**
	 * HipChat has what was wished.
	 */
	public Entry done(int httpStatus, Instant at) {
		return moved(EntryState.DONE, this.outcome.well(httpStatus, "", at));
	}

	/**
	 * HipChat has what was wished, and could not be brought to take it back when the ring
	 * was to be led back.
	 */
	public Entry kept(Cause cause, int httpStatus, String detail, Instant at) {
		return moved(EntryState.DONE, this.outcome.failed(cause, httpStatus, detail, at));
	}

	/**
	 * Nothing was to be done.
	 */
	public Entry already(@Nullable Instant at) {
		return moved(EntryState.ALREADY, this.outcome.well(0, "", at));
	}

	/**
	 * The update turned out not to have been applied, and may be sent again.
	 */
	public Entry notApplied(Instant at) {
		return moved(EntryState.PLANNED, this.outcome.well(this.outcome.httpStatus(), "", at));
	}

	/**
	 * The room stands on its temporary name and can't have its new one.
	 */
	public Entry stuck(Cause cause, int httpStatus, String detail, Instant at) {
		return moved(EntryState.PARKED, this.outcome.failed(cause, httpStatus, detail, at));
	}

	/**
	 * The row failed.
	 */
	public Entry refused(Cause cause, int httpStatus, String detail, Instant at) {
		return moved(EntryState.REFUSED, this.outcome.failed(cause, httpStatus, detail, at));
	}

	/**
	 * An update was sent, and HipChat could not be asked what became of it. The reason
	 * for which the room is being led back stays on record.
	 */
	public Entry unknown(int httpStatus, String detail, Instant at) {
		return moved(EntryState.UNKNOWN, (setback() != null) ? this.outcome
				: this.outcome.failed(Cause.UNKNOWN_OUTCOME, httpStatus, detail, at));
	}

	/**
	 * Why the room could not have its new name; null when nothing stands against it as
	 * far as is known.
	 */
	public @Nullable Cause setback() {
		Cause cause = this.outcome.cause();
		return (cause != Cause.UNKNOWN_OUTCOME) ? cause : null;
	}

	/**
	 * The room has its old name again.
	 */
	public Entry rolledBack(Cause cause, int httpStatus, String detail, @Nullable Instant at) {
		return moved(EntryState.UNDONE, this.outcome.failed(cause, httpStatus, detail, at));
	}

	/**
	 * A row that failed is to be tried again.
	 */
	public Entry reopened() {
		return moved(EntryState.PLANNED, this.outcome.fresh());
	}

	/**
	 * The room was found as it should be.
	 */
	public Entry verified() {
		return moved(EntryState.VERIFIED, this.outcome.well(this.outcome.httpStatus(), "", this.outcome.at()));
	}

	/**
	 * The room was found to be otherwise than it should be. One that has its old name
	 * again still has not the new one.
	 */
	public Entry drifted(Cause cause, String detail) {
		return moved((this.state == EntryState.UNDONE) ? EntryState.UNDONE : EntryState.DRIFTED,
				this.outcome.failed(cause, this.outcome.httpStatus(), detail, this.outcome.at()));
	}

	private Entry moved(EntryState next, Outcome outcome) {
		return new Entry(this.run, this.wish, this.place, this.oldName, this.parking, checked(next), this.sentName,
				this.before, outcome);
	}

	private EntryState checked(EntryState next) {
		if (!this.state.mayMoveTo(next)) {
			throw new IllegalStateException("Room " + room() + " can't go from " + this.state + " to " + next);
		}
		return next;
	}

	/**
	 * Where in the plan a row stands.
	 *
	 * @param chain the number of its chain, from 1; 0 when the row is in none
	 * @param position its place in the chain, from 0
	 * @param ring whether the rooms of the chain exchange their names in a circle
	 */
	public record Place(int chain, int position, boolean ring) {

		/** In no chain: nothing is to be done. */
		public static final Place NONE = new Place(0, 0, false);

	}

	/**
	 * What is known of the last thing that happened to a row.
	 *
	 * @param attempts updates sent for it so far
	 * @param httpStatus the status of the last answer, 0 when none came
	 * @param cause why it is not as wished; null when all is well
	 * @param detail a sentence, empty when there is nothing to say
	 * @param at when; null when nothing happened yet
	 * @param token the fingerprint of the token by which the last update was sent; null
	 * when none was sent, or that is not known
	 */
	public record Outcome(int attempts, int httpStatus, @Nullable Cause cause, String detail, @Nullable Instant at,
			@Nullable String token) {

		/** Nothing happened yet. */
		public static final Outcome NONE = new Outcome(0, 0, null, "", null);

		/**
		 * An outcome of which it is not known whose update led to it.
		 */
		public Outcome(int attempts, int httpStatus, @Nullable Cause cause, String detail, @Nullable Instant at) {
			this(attempts, httpStatus, cause, detail, at, null);
		}

		/**
		 * Nothing was tried, for a reason.
		 */
		public static Outcome leftOut(Cause cause, String detail) {
			return new Outcome(0, 0, cause, detail, null);
		}

		Outcome fresh() {
			return new Outcome(this.attempts, 0, null, "", this.at, this.token);
		}

		Outcome sent(Instant at) {
			return new Outcome(this.attempts + 1, 0, this.cause, this.detail, at);
		}

		Outcome by(String token) {
			return new Outcome(this.attempts, this.httpStatus, this.cause, this.detail, this.at, token);
		}

		Outcome well(int httpStatus, String detail, @Nullable Instant at) {
			return new Outcome(this.attempts, httpStatus, null, detail, at, this.token);
		}

		Outcome failed(Cause cause, int httpStatus, String detail, @Nullable Instant at) {
			return new Outcome(this.attempts, httpStatus, cause, detail, at, this.token);
		}

	}

}
