/**
 * A plan as people read it: on a terminal, in a pipe, in a file for review.
 */
@NullMarked
package io.roomshift.cli.plan;

import org.jspecify.annotations.NullMarked;
