package io.roomshift.hipchat;

import java.time.Instant;

import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

/**
 * A room as a list page shows it, or HipChat's answer about the room alone.
 *
 * @param id the id
 * @param name the name
 * @param archived whether it is archived; false when the page does not say
 * @param details all fields; null when the page lacks one of them
 * @param ownerName the owner's full name; null when the page does not say
 * @param lastActive when something was last said in it; null when nothing was, or the
 * page does not say
 * @param readAt when the page was read
 */
public record ListedRoom(RoomId id, RoomName name, boolean archived, @Nullable Room details, @Nullable String ownerName,
		@Nullable Instant lastActive, Instant readAt) {

}
