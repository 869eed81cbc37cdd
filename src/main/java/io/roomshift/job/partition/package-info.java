/**
 * Lets several processes work on one run, by Spring Batch's remote partitioning.
 */
@NullMarked
package io.roomshift.job.partition;

import org.jspecify.annotations.NullMarked;
