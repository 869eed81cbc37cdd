/**
 * What container images are built with.
 */
@NullMarked
package io.roomshift.container;

import org.jspecify.annotations.NullMarked;
