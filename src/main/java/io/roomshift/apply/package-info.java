/**
 * Carries chains of renames out, one room after the other, and settles what is in doubt.
 */
@NullMarked
package io.roomshift.apply;

import org.jspecify.annotations.NullMarked;
