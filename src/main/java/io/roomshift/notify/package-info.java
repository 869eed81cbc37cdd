/**
 * Sends one message, and finds out whether it arrived.
 */
@NullMarked
package io.roomshift.notify;

import org.jspecify.annotations.NullMarked;
