/**
 * The command that sends a message of one's own.
 */
@NullMarked
package io.roomshift.cli.message;

import org.jspecify.annotations.NullMarked;
