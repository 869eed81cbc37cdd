/**
 * Slack's rules for channel names, and what becomes of a room's name under them; pure,
 * and of use without the rest.
 */
@NullMarked
package io.roomshift.slack;

import org.jspecify.annotations.NullMarked;
