package io.roomshift.announce;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.roomshift.hipchat.HipChat.Notification;
import io.roomshift.hipchat.HipChat.Style;
import io.roomshift.ledger.Entry;

/**
 * What renamed rooms are told, and how it is shown.
 *
 * @param template the text, in which {@code {old}}, {@code {new}} and {@code {room_id}}
 * stand for what differs from room to room
 * @param style how it is shown
 */
public record Wording(String template, Style style) {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

	private static final String OLD = "{old}";

	private static final String NEW = "{new}";

	private static final String ROOM_ID = "{room_id}";

	/**
	 * Checks the template, as far as that can be done without knowing the rooms.
	 * @throws WordingException when it is blank, or has another placeholder
	 */
	public Wording {
		if (template.isBlank()) {
			throw new WordingException("The text is empty. Write what the renamed rooms are to be told.");
		}
		PLACEHOLDER.matcher(template).results().map(MatchResult::group).forEach(Wording::checkKnown);
	}

	/**
	 * A text that is shown as it is.
	 * @throws WordingException when it is blank, or has a placeholder that is not known
	 */
	public static Wording parse(String template) {
		return new Wording(template, Style.PLAIN);
	}

	private static void checkKnown(String placeholder) {
		if (!placeholder.equals(OLD) && !placeholder.equals(NEW) && !placeholder.equals(ROOM_ID)) {
			throw new WordingException("'" + placeholder + "' is not a placeholder. The text may hold " + OLD + ", "
					+ NEW + " and " + ROOM_ID + "; nothing else may stand in braces.");
		}
	}

	/**
	 * Checks the text of every room that may come to be told.
	 * @throws WordingException when one is longer than HipChat takes
	 */
	public void check(Stream<Entry> entries) {
		entries.filter(Wording::concerns).forEach(this::fill);
	}

	/**
	 * Whether the entry's room is to have another name than before.
	 */
	static boolean concerns(Entry entry) {
		return entry.oldName() != null && !entry.oldName().equals(entry.newName());
	}

	/**
	 * What the room of the entry is told.
	 * @throws WordingException when it is longer than HipChat takes
	 */
	Notification fill(Entry entry) {
		Map<String, String> values = Map.of(OLD, entry.knownOldName().value(), NEW, entry.newName().value(), ROOM_ID,
				entry.room().toString());
		String message = PLACEHOLDER.matcher(this.template)
			.replaceAll((found) -> Matcher.quoteReplacement(values.getOrDefault(found.group(), found.group())));
		int length = message.codePointCount(0, message.length());
		if (length > Notification.LONGEST) {
			throw new WordingException(
					"The text of --announce comes to " + length + " characters for room " + entry.room() + " (line "
							+ entry.wish().line() + "); HipChat takes " + Notification.LONGEST + ". Shorten it.");
		}
		return new Notification(message, this.style);
	}

}
