/**
 * The command line: commands, console and exit codes.
 */
@NullMarked
package io.roomshift.cli;

import org.jspecify.annotations.NullMarked;
