package io.roomshift.plan;

import java.util.Comparator;

import io.roomshift.room.FieldWishes;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

/**
 * One row of the mapping: what a room shall be called.
 *
 * @param line the line of the mapping file on which the row starts, from 1
 * @param room the room
 * @param newName the name it shall have
 * @param expectedName the name that the author of the mapping believed it to have; null
 * when the mapping does not say
 * @param fields other fields to change in the same update
 */
public record Wish(int line, RoomId room, RoomName newName, @Nullable RoomName expectedName, FieldWishes fields) {

	/** The order of the mapping file. */
	static final Comparator<Wish> BY_LINE = Comparator.comparingInt(Wish::line).thenComparing(Wish::room);

}
