package io.roomshift.room;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text for rooms, in which {@code {old}}, {@code {new}} and {@code {room_id}} stand for
 * what differs from room to room.
 *
 * @param text the text
 */
public record Template(String text) {

	/** The most characters that HipChat takes in a message, as code points. */
	public static final int LONGEST = 10_000;

	/** As people are told of them. */
	public static final String PLACEHOLDERS = "{old}, {new} and {room_id}";

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

	private static final String OLD = "{old}";

	private static final String NEW = "{new}";

	private static final String ROOM_ID = "{room_id}";

	/**
	 * What stands in braces and for nothing.
	 */
	public Optional<String> unknownPlaceholder() {
		return PLACEHOLDER.matcher(this.text)
			.results()
			.map(MatchResult::group)
			.filter((found) -> !found.equals(OLD) && !found.equals(NEW) && !found.equals(ROOM_ID))
			.findFirst();
	}

	/**
	 * The text for one room.
	 * @param written how a name is written in it
	 */
	public String fill(RoomId room, RoomName oldName, RoomName newName, UnaryOperator<String> written) {
		Map<String, String> values = Map.of(OLD, written.apply(oldName.value()), NEW, written.apply(newName.value()),
				ROOM_ID, room.toString());
		return PLACEHOLDER.matcher(this.text)
			.replaceAll((found) -> Matcher.quoteReplacement(values.getOrDefault(found.group(), found.group())));
	}

}
