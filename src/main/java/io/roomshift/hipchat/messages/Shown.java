package io.roomshift.hipchat.messages;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message as a history shows it.
 *
 * @param text the text
 * @param file the name of the file that came with it; empty when none did
 * @param notification whether a program posted it
 * @param at when it was posted, by HipChat's clock; null when the history does not tell
 */
public record Shown(String text, String file, boolean notification, @Nullable Instant at) {

}
