package io.roomshift.plan;

import java.util.regex.Pattern;

import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;

/**
 * Makes the temporary names that rooms park on.
 */
@FunctionalInterface
public interface ParkingNames {

	/**
	 * A temporary name for the room; another one for each attempt.
	 * @param attempt 0 for the first try; higher when the name before was held by a room
	 * or wanted by a wish
	 */
	RoomName nameFor(RoomId room, int attempt);

	/**
	 * Names of the form {@code roomshift-<run>-<room id>}, followed by {@code -<attempt>}
	 * from the second try on.
	 * @param run the number of the run, of at most nine digits, so that every name has
	 * its place within {@link RoomName#MAX_LENGTH}
	 */
	static ParkingNames ofRun(long run) {
		if (run < 0 || run > 999_999_999) {
			throw new IllegalArgumentException("A run's number has at most nine digits, not " + run);
		}
		return (room, attempt) -> {
			String base = "roomshift-" + run + "-" + room;
			return RoomName.of((attempt == 0) ? base : base + "-" + attempt);
		};
	}

	/**
	 * Whether the room has a name that some run parked it on, and so had a name of its
	 * own that is not to be seen any more.
	 */
	static boolean isParked(KnownRoom room) {
		String name = room.name().value();
		return name.startsWith("roomshift-")
				&& Pattern.matches("roomshift-[0-9]{1,9}-" + room.id() + "(-[0-9]+)?", name);
	}

}
