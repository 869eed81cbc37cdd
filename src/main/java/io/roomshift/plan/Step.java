package io.roomshift.plan;

import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

/**
 * One room's way from its present name to the wished one.
 *
 * @param wish the row that asks for it
 * @param from the room's name when it was planned
 * @param parking the temporary name that the room takes before the others of a ring move,
 * or when HipChat refuses a change of case alone; null when it needs none
 */
public record Step(Wish wish, RoomName from, @Nullable RoomName parking) {

	/**
	 * Whether the name changes; if not, other fields do.
	 */
	public boolean isRename() {
		return !this.from.equals(to());
	}

	/**
	 * The name the room has at the end.
	 */
	public RoomName to() {
		return this.wish.newName();
	}

}
