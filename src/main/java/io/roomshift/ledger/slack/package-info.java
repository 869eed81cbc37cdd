/**
 * What Slack would make of the rooms of a run, as foreseen when it was planned.
 */
@NullMarked
package io.roomshift.ledger.slack;

import org.jspecify.annotations.NullMarked;
