package io.roomshift.suggest;

import io.roomshift.plan.KnownRoom;
import io.roomshift.room.RoomName;
import io.roomshift.slack.SlackName;
import io.roomshift.slack.SlackRules;

/**
 * What suggested names are to be like.
 *
 * @param rules Slack's rules
 * @param prefix what all names begin with, as in {@code proj-}; may be empty
 * @param archivedToo whether archived rooms get new names as well
 */
public record Style(SlackRules rules, String prefix, boolean archivedToo) {

	public Style {
		requireFit(prefix, rules.atMost(RoomName.MAX_LENGTH));
	}

	/**
	 * Whether the room gets a suggestion.
	 */
	boolean names(KnownRoom room) {
		return this.archivedToo || !room.archived();
	}

	/**
	 * The longest name that Slack and HipChat both take, in code points.
	 */
	int limit() {
		return bothRules().limit();
	}

	/**
	 * The channel name of a text, with the prefix, which HipChat takes as well.
	 */
	SlackName nameOf(String text) {
		return SlackName.of(text, this.prefix, bothRules());
	}

	private SlackRules bothRules() {
		return this.rules.atMost(RoomName.MAX_LENGTH);
	}

	/**
	 * Some letter after the prefix, for at its end a name loses hyphens.
	 */
	private static void requireFit(String prefix, SlackRules rules) {
		if (prefix.isEmpty()) {
			return;
		}
		String shown = RoomName.of(prefix).quoted();
		if (!prefix.endsWith("-") && !prefix.endsWith("_")) {
			throw new IllegalArgumentException(shown + " does not end in - or _. Write it as in 'proj-'.");
		}
		int longest = rules.limit() / 2;
		if (prefix.codePointCount(0, prefix.length()) > longest) {
			throw new IllegalArgumentException(shown + " leaves too little of the " + rules.limit()
					+ " characters that a name may have. Take one of at most " + longest + ".");
		}
		if (!SlackName.of(prefix + "x", rules).value().equals(prefix + "x")) {
			throw new IllegalArgumentException(
					shown + " is not how a channel name begins: small letters and digits, then - or _.");
		}
	}

}
