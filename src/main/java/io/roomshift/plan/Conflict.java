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
	 * Whether the whole mapping is refused for it unless its author says otherwise; a row
	 * that only says "skip me if the room has another name" does not.
	 */
	default boolean blocking() {
		return true;
	}

	/**
	 * Two wishes want one name, and neither comes first.
	 *
	 * @param other the wish that wants it too; of several, the one with the lowest line
	 */
	record SameName(Wish wish, Wish other) implements Conflict {

	}

	/**
	 * The name belongs to a room that keeps it.
	 *
	 * @param holder the room that holds it; not archived
	 */
	record NameHeld(Wish wish, KnownRoom holder) implements Conflict {

	}

	/**
	 * The name belongs to an archived room that keeps it.
	 */
	record NameHeldByArchived(Wish wish, KnownRoom holder) implements Conflict {

	}

	/**
	 * The room does not exist, or the token can't see it.
	 */
	record RoomMissing(Wish wish) implements Conflict {

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

	}

}
