/**
 * When the calls of a run were made and when they had to wait, in few words however long
 * it takes.
 */
@NullMarked
package io.roomshift.ledger.timeline;

import org.jspecify.annotations.NullMarked;
