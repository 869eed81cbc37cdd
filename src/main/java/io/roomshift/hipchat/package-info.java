/**
 * What may be asked of a HipChat server, and how it can fail.
 */
@NullMarked
package io.roomshift.hipchat;

import org.jspecify.annotations.NullMarked;
