package io.roomshift.apply;

import java.time.Instant;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.room.Room;
import io.roomshift.room.RoomName;

/**
 * Decides from a room as HipChat shows it what became of an update that got no definite
 * answer.
 */
final class Settlement {

	private Settlement() {
	}

	/**
	 * The entry after its doubt is settled: as the update would have left it, or as it
	 * was before, or refused when the room has a third name.
	 */
	static Entry settle(Entry entry, Room present, Instant now) {
		RoomName name = present.name();
		RoomName old = entry.knownBefore().name();
		int status = entry.outcome().httpStatus();
		if (name.readsAs(entry.newName())) {
			boolean applied = old.equals(entry.newName()) ? entry.wish().fields().applyTo(present).sameAs(present)
					: !name.equals(old);
			return applied ? entry.done(status, now) : entry.notApplied(now);
		}
		if (entry.parking() != null && name.readsAs(entry.parking())) {
			Cause cause = entry.setback();
			return (cause != null) ? entry.stuck(cause, status, entry.outcome().detail(), now)
					: entry.parked(status, now);
		}
		if (name.readsAs(old)) {
			boolean leadsBack = entry.sentName() != null && entry.sentName().readsAs(old);
			return leadsBack ? ledBack(entry, status, now) : entry.notApplied(now);
		}
		return entry.refused(Cause.CHANGED_MEANWHILE, 0, changed(entry, old, present), now);
	}

	/**
	 * The entry of a room that has its old name again; the reason is its own refusal, or
	 * that of another room of its ring.
	 */
	static Entry ledBack(Entry entry, int status, Instant now) {
		Cause cause = entry.setback();
		if (cause != null) {
			return entry.rolledBack(cause, status, entry.outcome().detail(), now);
		}
		return entry.rolledBack(Cause.ROLLED_BACK, status, "The room has its old name " + entry.knownOldName().quoted()
				+ " again, because another room of its ring could not be renamed.", now);
	}

	static String changed(Entry entry, RoomName expected, Room present) {
		return "The room was called " + expected.quoted() + " and is now called " + present.name().quoted()
				+ ". It was not touched again; it was to become " + entry.newName().quoted() + ".";
	}

}
