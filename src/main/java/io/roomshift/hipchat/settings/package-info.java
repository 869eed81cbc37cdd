/**
 * How a HipChat server is reached: the settings as they were given, and as they were
 * found good.
 */
@NullMarked
package io.roomshift.hipchat.settings;

import org.jspecify.annotations.NullMarked;
