/**
 * JSON, read as a tree and written field by field.
 */
@NullMarked
package io.roomshift.json;

import org.jspecify.annotations.NullMarked;
