package io.roomshift.hipchat.messages;

/**
 * How a notification is shown.
 *
 * @param format how its text is read
 * @param color the color behind it
 * @param alerts whether people are alerted
 * @param from the label beside the sender; empty for none
 */
public record Style(Format format, Color color, boolean alerts, String from) {

	/** Text as it is, so that mentions work; yellow; nobody is alerted. */
	public static final Style PLAIN = new Style(Format.TEXT, Color.YELLOW, false, "");

	/** HipChat's method page: "Valid length range: 0 - 64". */
	private static final int LONGEST_LABEL = 64;

	/**
	 * Checks the label.
	 * @throws UnfitMessageException when it is longer than HipChat takes
	 */
	public Style {
		int length = from.codePointCount(0, from.length());
		if (length > LONGEST_LABEL) {
			throw new UnfitMessageException("'" + from + "' beside the sender has " + length
					+ " characters; HipChat takes " + LONGEST_LABEL + ". Shorten it.");
		}
	}

	/** How the text of a message is read. */
	public enum Format {

		/** As it is, with mentions, links and emoticons. */
		TEXT,

		/** As HTML of a few tags; mentions have no effect. */
		HTML

	}

	/** The colors of notifications. */
	public enum Color {

		YELLOW, GREEN, RED, PURPLE, GRAY, RANDOM

	}

}
