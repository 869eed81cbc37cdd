/**
 * The figures of a command, as Prometheus and others take them.
 */
@NullMarked
package io.roomshift.metrics;

import org.jspecify.annotations.NullMarked;
