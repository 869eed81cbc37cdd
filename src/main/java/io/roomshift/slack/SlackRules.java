package io.roomshift.slack;

/**
 * The rules that a channel name is held to.
 *
 * @param limit the longest name, in code points
 * @param letters which letters it may have
 */
public record SlackRules(int limit, Letters letters) {

	/** Slack's limit, by the method page of {@code conversations.rename}. */
	public static final int LIMIT = 80;

	/** Slack's limit until August 2019, which held while HipChat rooms were moved. */
	public static final int OLD_LIMIT = 21;

	public SlackRules {
		if (limit != LIMIT && limit != OLD_LIMIT) {
			throw new IllegalArgumentException("Slack's limit is " + LIMIT + " or " + OLD_LIMIT + ", not " + limit);
		}
	}

	/**
	 * Slack's documented rules.
	 */
	public static SlackRules documented() {
		return new SlackRules(LIMIT, Letters.ASCII);
	}

}
