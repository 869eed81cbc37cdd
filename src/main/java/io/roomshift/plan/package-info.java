/**
 * Wishes and rooms in, an order of renames that cannot collide out; pure, without I/O or
 * clock.
 */
@NullMarked
package io.roomshift.plan;

import org.jspecify.annotations.NullMarked;
