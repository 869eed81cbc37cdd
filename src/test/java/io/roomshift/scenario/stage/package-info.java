/**
 * What scenarios are played with: the jar as a process, a folder for it, and a simulated
 * HipChat.
 */
@NullMarked
package io.roomshift.scenario.stage;

import org.jspecify.annotations.NullMarked;
