package io.roomshift.plan;

import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;

/**
 * Makes the temporary names that rooms of a ring park on.
 */
@FunctionalInterface
public interface ParkingNames {

	/**
	 * A temporary name for the room.
	 * @param attempt 0 for the first try; higher when the name before was held by a room
	 * or wanted by a wish
	 */
	RoomName nameFor(RoomId room, int attempt);

	/**
	 * Names of the form {@code roomshift-<run>-<room id>}.
	 */
	static ParkingNames ofRun(long run) {
		return (room, attempt) -> {
			String base = "roomshift-" + run + "-" + room;
			return RoomName.of((attempt == 0) ? base : base + "-" + attempt);
		};
	}

}
