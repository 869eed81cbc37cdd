package io.roomshift.plan;

import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;

/**
 * What the planner needs to know of a room that exists.
 *
 * @param id the id
 * @param name its present name
 * @param archived whether it is archived; an archived room holds its name all the same
 */
public record KnownRoom(RoomId id, RoomName name, boolean archived) {

}
