package io.roomshift.apply;

import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.Room;
import io.roomshift.room.RoomName;

/**
 * What is to be done next for a chain.
 */
sealed interface Action {

	/**
	 * Ask HipChat what became of an update.
	 */
	record Settle(Entry entry) implements Action {

	}

	/**
	 * Give a room another name.
	 *
	 * @param entry the room
	 * @param from the name it must have for that; with any other, somebody else was there
	 * @param to the name to give it
	 */
	record Rename(Entry entry, RoomName from, RoomName to) implements Action {

		/**
		 * Whether a room that was brought as far as was wished is to have its old name
		 * again.
		 */
		boolean leadsBack() {
			return EntryState.RENAMED.contains(this.entry.state());
		}

		/**
		 * The room as it is to be. On the way back, the fields that the row had changed
		 * are restored; on the way to or from a temporary name nothing but the name
		 * changes, unless the room has no owner, which no update may leave out.
		 */
		Room wanted(Room present) {
			FieldWishes wishes = this.entry.wish().fields();
			if (this.to.equals(this.entry.newName())) {
				return wishes.applyTo(present).named(this.to);
			}
			if (leadsBack()) {
				return takenBack(wishes, this.entry.knownBefore()).applyTo(present).named(this.to);
			}
			FieldWishes owner = new FieldWishes(null, null, null, null, wishes.owner());
			return ((present.owner() != null) ? present : owner.applyTo(present)).named(this.to);
		}

		private static FieldWishes takenBack(FieldWishes wishes, Room before) {
			return new FieldWishes((wishes.topic() != null) ? before.topic() : null,
					(wishes.privacy() != null) ? before.privacy() : null,
					(wishes.archived() != null) ? before.archived() : null,
					(wishes.guestAccessible() != null) ? before.guestAccessible() : null,
					(wishes.owner() != null) ? before.owner() : null);
		}

	}

	/**
	 * Leave a room alone, because one before it in the chain failed.
	 */
	record Block(Entry entry, Entry failed) implements Action {

	}

	/**
	 * Nothing more can be done now.
	 */
	record Finish() implements Action {

	}

}
