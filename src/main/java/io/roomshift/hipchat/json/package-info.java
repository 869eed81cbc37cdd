/**
 * JSON as HipChat speaks it, read as a tree and written field by field.
 */
@NullMarked
package io.roomshift.hipchat.json;

import org.jspecify.annotations.NullMarked;
