/**
 * A stand-in HipChat over HTTP, for rehearsals and tests.
 */
@NullMarked
package io.roomshift.simulator;

import org.jspecify.annotations.NullMarked;
