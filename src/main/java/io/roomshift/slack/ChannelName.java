package io.roomshift.slack;

import org.jspecify.annotations.Nullable;

/**
 * The channel name that one room gets when every room gets a name of its own.
 *
 * @param <I> the type of the room's id
 * @param value the name; never empty
 * @param collidesWith the room that has the name without its number; null when this room
 * has the name it would have alone
 */
public record ChannelName<I>(String value, @Nullable I collidesWith) {

}
