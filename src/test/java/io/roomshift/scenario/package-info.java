/**
 * The jar in a process of its own, seen from outside.
 */
@NullMarked
package io.roomshift.scenario;

import org.jspecify.annotations.NullMarked;
