/**
 * What the build does with the jar.
 */
@NullMarked
package io.roomshift.build;

import org.jspecify.annotations.NullMarked;
