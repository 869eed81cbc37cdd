/**
 * A HipChat room and the types of its fields.
 */
@NullMarked
package io.roomshift.room;

import org.jspecify.annotations.NullMarked;
