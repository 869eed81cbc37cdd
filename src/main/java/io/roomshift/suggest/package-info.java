/**
 * Rooms in, a mapping that gives each of them a name which Slack takes out; pure.
 */
@NullMarked
package io.roomshift.suggest;

import org.jspecify.annotations.NullMarked;
