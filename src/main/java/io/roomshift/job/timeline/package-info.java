/**
 * Notes the calls of a run as they are made.
 */
@NullMarked
package io.roomshift.job.timeline;

import org.jspecify.annotations.NullMarked;
