/**
 * The whole job against a HipChat that fails, fault by fault and call by call.
 */
@NullMarked
package io.roomshift.reliability;

import org.jspecify.annotations.NullMarked;
