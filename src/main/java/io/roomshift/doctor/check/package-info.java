/**
 * Things that the doctor looked at, and how they were found.
 */
@NullMarked
package io.roomshift.doctor.check;

import org.jspecify.annotations.NullMarked;
