/**
 * Which rooms of a run were told that they were renamed, so that none is told twice.
 */
@NullMarked
package io.roomshift.ledger.announcements;

import org.jspecify.annotations.NullMarked;
