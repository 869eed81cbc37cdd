/**
 * The options that several commands share.
 */
@NullMarked
package io.roomshift.cli.options;

import org.jspecify.annotations.NullMarked;
