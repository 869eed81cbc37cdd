package io.roomshift.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.roomshift.plan.KnownRoom;
import io.roomshift.slack.Change;
import io.roomshift.slack.SlackName;

/**
 * The name that a room would have if it were the only one.
 *
 * @param room the room
 * @param value the name, fit for Slack and for HipChat
 * @param changes what Slack's rules changed
 * @param fallback what else was done
 */
record Wanted(KnownRoom room, String value, Set<Change> changes, Fallback fallback) {

	static Wanted of(KnownRoom room, Style style) {
		SlackName name = style.nameOf(room.name().value());
		if (name.isEmpty()) {
			return new Wanted(room, byId(room.id().toString(), style), name.changes(), Fallback.NOTHING_LEFT);
		}
		// HipChat reads a name of digits as the id of another room.
		if (name.value().chars().allMatch((c) -> c >= '0' && c <= '9')) {
			return new Wanted(room, byId(name.value(), style), name.changes(), Fallback.DIGITS_ONLY);
		}
		return new Wanted(room, name.value(), name.changes(), Fallback.NONE);
	}

	private static String byId(String digits, Style style) {
		String name = style.prefix() + "room-" + digits;
		return name.substring(0, Math.min(name.length(), style.limit()));
	}

	/**
	 * Whether the room has the name, as exactly as Slack compares.
	 */
	boolean isHeld() {
		return this.room.name().value().equals(this.value);
	}

	/**
	 * Whether HipChat would give the name to no other room.
	 */
	boolean isHeldInHipChat() {
		return this.room.name().key().equals(this.value);
	}

	/**
	 * What was changed, in words.
	 */
	List<String> reasons() {
		List<String> reasons = new ArrayList<>();
		this.changes.forEach((change) -> reasons.add(change.word()));
		if (this.fallback != Fallback.NONE) {
			reasons.add(this.fallback.words);
		}
		return reasons;
	}

	/** What is done where Slack's rules alone do not make a name. */
	enum Fallback {

		NONE(""),

		DIGITS_ONLY("digits only"),

		NOTHING_LEFT("review: no letter or digit is left");

		private final String words;

		Fallback(String words) {
			this.words = words;
		}

	}

}
