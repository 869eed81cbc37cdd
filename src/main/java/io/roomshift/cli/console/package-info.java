/**
 * What operators see: streams, progress and all sentences of a run.
 */
@NullMarked
package io.roomshift.cli.console;

import org.jspecify.annotations.NullMarked;
