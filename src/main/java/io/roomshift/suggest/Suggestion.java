package io.roomshift.suggest;

import java.util.List;

import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;

/**
 * The name that one room might have.
 *
 * @param room the room
 * @param name its present name
 * @param newName the suggested one
 * @param reasons what was changed, in words; empty if and only if nothing was
 * @param review whether a person should choose another name
 */
public record Suggestion(RoomId room, RoomName name, RoomName newName, List<String> reasons, boolean review) {

	public Suggestion {
		reasons = List.copyOf(reasons);
	}

	/**
	 * Whether the new name is another one.
	 */
	public boolean isChange() {
		return !this.name.equals(this.newName);
	}

	/**
	 * The reasons as one text.
	 */
	public String why() {
		return String.join("; ", this.reasons);
	}

}
