/**
 * The story of a run in the log, each line with the run's number.
 */
@NullMarked
package io.roomshift.log;

import org.jspecify.annotations.NullMarked;
