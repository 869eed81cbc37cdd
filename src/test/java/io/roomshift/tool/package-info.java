/**
 * Programs of the machine that tests use.
 */
@NullMarked
package io.roomshift.tool;

import org.jspecify.annotations.NullMarked;
