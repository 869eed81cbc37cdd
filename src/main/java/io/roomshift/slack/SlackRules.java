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
		if (limit < 1 || limit > LIMIT) {
			throw new IllegalArgumentException("A channel name has 1 to " + LIMIT + " characters, not " + limit);
		}
	}

	/**
	 * Slack's documented rules.
	 */
	public static SlackRules documented() {
		return new SlackRules(LIMIT, Letters.ASCII);
	}

	/**
	 * The same rules for names that must not be longer than the given length either.
	 */
	public SlackRules atMost(int length) {
		return new SlackRules(Math.min(this.limit, length), this.letters);
	}

}
