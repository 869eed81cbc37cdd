/**
 * Tells renamed rooms of their new names, each at most once in a run.
 */
@NullMarked
package io.roomshift.announce;

import org.jspecify.annotations.NullMarked;
