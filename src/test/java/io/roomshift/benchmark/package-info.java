/**
 * A program that measures the jar as its users start it, side by side with what else they
 * might use.
 */
@NullMarked
package io.roomshift.benchmark;

import org.jspecify.annotations.NullMarked;
