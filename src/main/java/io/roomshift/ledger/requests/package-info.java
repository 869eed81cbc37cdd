/**
 * Requests to work on a part of a run, on their way from one process to another.
 */
@NullMarked
package io.roomshift.ledger.requests;

import org.jspecify.annotations.NullMarked;
