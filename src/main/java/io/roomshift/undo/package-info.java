/**
 * Makes wishes that give back what a run changed.
 */
@NullMarked
package io.roomshift.undo;

import org.jspecify.annotations.NullMarked;
