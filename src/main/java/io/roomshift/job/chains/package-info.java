/**
 * The chains of the run that this process works on, started as its calls allow.
 */
@NullMarked
package io.roomshift.job.chains;

import org.jspecify.annotations.NullMarked;
