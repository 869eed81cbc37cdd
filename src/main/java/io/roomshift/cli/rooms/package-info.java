/**
 * The commands that make a file of all rooms.
 */
@NullMarked
package io.roomshift.cli.rooms;

import org.jspecify.annotations.NullMarked;
