/**
 * Bodies of several parts, as HipChat's calls for files take them.
 */
@NullMarked
package io.roomshift.simulator.multipart;

import org.jspecify.annotations.NullMarked;
