/**
 * The mapping file: bytes in, wishes or every problem of the file out; the only CSV
 * reader.
 */
@NullMarked
package io.roomshift.input;

import org.jspecify.annotations.NullMarked;
