package io.roomshift.apply;

import java.time.Instant;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;

/**
 * Decides what becomes of a room that surely was not given a name, depending on where it
 * stands.
 */
final class Setback {

	private Setback() {
	}

	/**
	 * The entry after the setback. A room that was not moved yet keeps its old name. One
	 * on its temporary name has to be led back to the old one and, when even that is
	 * refused, needs a person. One that can't be led back keeps what was wished for it.
	 * @param entry the entry as it stands
	 */
	static Entry of(Action.Rename rename, Entry entry, Cause cause, int status, String why, Instant now) {
		EntryState from = rename.entry().state();
		boolean elsewhere = cause == Cause.NOT_FOUND || cause == Cause.CHANGED_MEANWHILE;
		if (elsewhere || from == EntryState.PLANNED) {
			return entry.refused(cause, status, why, now);
		}
		if (rename.leadsBack()) {
			return entry.kept(cause, status, why, now);
		}
		if (rename.to().equals(entry.newName())) {
			return entry.stuck(cause, status, why, now);
		}
		String detail = "The room still has its temporary name " + rename.from().quoted()
				+ ", for it could get neither its new name nor its old name " + rename.to().quoted() + ". " + why;
		return entry.refused(Cause.LEFT_PARKED, status, detail, now);
	}

}
