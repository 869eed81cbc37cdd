/**
 * Finds out what keeps a run from working, and says how to mend it.
 */
@NullMarked
package io.roomshift.doctor;

import org.jspecify.annotations.NullMarked;
