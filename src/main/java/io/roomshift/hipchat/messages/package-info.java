/**
 * What may be said to rooms and people on a HipChat server, and how it is shown there.
 */
@NullMarked
package io.roomshift.hipchat.messages;

import org.jspecify.annotations.NullMarked;
