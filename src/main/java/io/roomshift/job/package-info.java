/**
 * The Spring Batch job that makes a run; the only user of Spring Batch.
 */
@NullMarked
package io.roomshift.job;

import org.jspecify.annotations.NullMarked;
