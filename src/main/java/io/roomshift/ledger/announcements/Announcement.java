package io.roomshift.ledger.announcements;

import java.time.Instant;

import io.roomshift.ledger.Entry;
import io.roomshift.room.RoomId;

/**
 * What one room of a run is told, and whether it was. Its state moves only through the
 * methods here, each of which refuses from a state that does not allow it.
 *
 * @param run the number of the run
 * @param line the line of the mapping
 * @param room the room
 * @param message the text as it left, or was about to
 * @param state how far it has come
 * @param httpStatus the status of the last answer, 0 when none came
 * @param detail a sentence; empty when all is well
 * @param sentAt when it left, or was about to
 * @param kind as what it left, or was about to
 */
public record Announcement(long run, int line, RoomId room, String message, State state, int httpStatus, String detail,
		Instant sentAt, Kind kind) {

	/**
	 * The announcement to the room of an entry; it is about to leave.
	 */
	public static Announcement sent(Entry entry, String message, Kind kind, Instant at) {
		return new Announcement(entry.run(), entry.wish().line(), entry.room(), message, State.SENT, 0, "", at, kind);
	}

	/**
	 * The room has it.
	 */
	public Announcement done(int httpStatus) {
		return moved(State.DONE, httpStatus, "");
	}

	/**
	 * HipChat refused it.
	 */
	public Announcement failed(int httpStatus, String detail) {
		return moved(State.FAILED, httpStatus, detail);
	}

	/**
	 * The room may have it, and nobody can tell.
	 */
	public Announcement unsure(int httpStatus, String detail) {
		return moved(State.UNSURE, httpStatus, detail);
	}

	/**
	 * It surely did not reach HipChat, for a reason that may pass.
	 */
	public Announcement notSent() {
		return moved(State.OPEN, 0, "");
	}

	private Announcement moved(State next, int httpStatus, String detail) {
		if (!this.state.mayMoveTo(next)) {
			throw new IllegalStateException("Room " + this.room + " can't go from " + this.state + " to " + next);
		}
		return new Announcement(this.run, this.line, this.room, this.message, next, httpStatus, detail, this.sentAt,
				this.kind);
	}

	/** As what a room may be told. */
	public enum Kind {

		/** A notification from a program. */
		NOTIFICATION,

		/** A message from the person whose token it is posted with. */
		MESSAGE

	}

	/** How far an announcement has come. */
	public enum State {

		/** It is still to be made. A room without any announcement is in this state. */
		OPEN,

		/** It may have left for HipChat, and no answer is on record. */
		SENT,

		/** The room was told. */
		DONE,

		/** HipChat refused it; it is not made again. */
		FAILED,

		/** The room may have been told; it is not told again. */
		UNSURE;

		/**
		 * Whether an announcement may go from here to the other state. From {@link #OPEN}
		 * a new one is made.
		 */
		boolean mayMoveTo(State next) {
			return this == SENT && next != SENT;
		}

	}

}
