package io.roomshift.plan;

import io.roomshift.room.RoomName;

/**
 * Why a wish can't be granted.
 */
public sealed interface Conflict {

	/**
	 * The wish that is left out.
	 */
	Wish wish();

	/**
	 * The reason as one word for machines; it never changes.
	 */
	String code();

	/**
	 * What is wrong, as a sentence that names the rooms and, beside the wish's own, the
	 * lines; safe to print whatever the names hold.
	 */
	String explain();

	/**
	 * What to do about it, as a sentence.
	 */
	String tip();

	/**
	 * Whether the whole mapping is refused for it unless its author says otherwise; a row
	 * that only says "skip me if the room has another name" does not.
	 */
	default boolean blocking() {
		return true;
	}

	/**
	 * Two wishes want one name, and neither comes first.
	 *
	 * @param other the wish that wants it too; of several, one whose room has the name
	 * already or, failing that, the one with the lowest line
	 */
	record SameName(Wish wish, Wish other) implements Conflict {

		@Override
		public String code() {
			return "same-name";
		}

		@Override
		public String explain() {
			return "Room " + this.wish.room() + " can't be called " + this.wish.newName().quoted() + ": line "
					+ this.other.line() + " asks for " + this.other.newName().quoted() + " for room "
					+ this.other.room() + ", and to HipChat that is one name.";
		}

		@Override
		public String tip() {
			return "Change new_name on line " + this.wish.line() + " or on line " + this.other.line() + ".";
		}

	}

	/**
	 * The name belongs to a room that keeps it.
	 *
	 * @param holder the room that holds it; not archived
	 */
	record NameHeld(Wish wish, KnownRoom holder) implements Conflict {

		@Override
		public String code() {
			return "name-held";
		}

		@Override
		public String explain() {
			return "Room " + this.wish.room() + " can't be called " + this.wish.newName().quoted() + ": room "
					+ this.holder.id() + " is called " + this.holder.name().quoted() + " and keeps that name.";
		}

		@Override
		public String tip() {
			return "Change new_name on line " + this.wish.line() + ", or have room " + this.holder.id()
					+ " renamed in the same mapping, by a row without a conflict of its own.";
		}

	}

	/**
	 * The name belongs to an archived room that keeps it.
	 *
	 * @param holder the room that holds it; archived
	 */
	record NameHeldByArchived(Wish wish, KnownRoom holder) implements Conflict {

		@Override
		public String code() {
			return "name-held-by-archived";
		}

		@Override
		public String explain() {
			return "Room " + this.wish.room() + " can't be called " + this.wish.newName().quoted()
					+ ": the archived room " + this.holder.id() + " is called " + this.holder.name().quoted()
					+ ", and an archived room keeps its name.";
		}

		@Override
		public String tip() {
			return "Change new_name on line " + this.wish.line() + ", or have the archived room " + this.holder.id()
					+ " renamed in the same mapping, by a row without a conflict of its own.";
		}

	}

	/**
	 * The room does not exist, or the token can't see it.
	 */
	record RoomMissing(Wish wish) implements Conflict {

		@Override
		public String code() {
			return "room-missing";
		}

		@Override
		public String explain() {
			return "Room " + this.wish.room() + " does not exist, or the token can't see it.";
		}

		@Override
		public String tip() {
			return "Correct room_id on line " + this.wish.line()
					+ ", delete the row, or use the token of an administrator who sees the room.";
		}

	}

	/**
	 * The room's present name is not the one that the row expects.
	 *
	 * @param present the name it has
	 */
	record NameNotExpected(Wish wish, RoomName present) implements Conflict {

		@Override
		public boolean blocking() {
			return false;
		}

		@Override
		public String code() {
			return "name-not-expected";
		}

		@Override
		public String explain() {
			RoomName expected = this.wish.expectedName();
			return "Room " + this.wish.room() + " is called " + this.present.quoted()
					+ ((expected != null) ? ", not " + expected.quoted() + " as its row expects." : ".");
		}

		@Override
		public String tip() {
			return "If the room is to be renamed all the same, put its present name in expected_name on line "
					+ this.wish.line() + " or leave that cell empty.";
		}

	}

}
