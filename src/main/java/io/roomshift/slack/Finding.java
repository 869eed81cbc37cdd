package io.roomshift.slack;

/**
 * What the lint has to say about one room's name, the gravest first.
 */
public enum Finding {

	/** Nothing is left of the name under Slack's rules. */
	EMPTY("slack-empty"),

	/** The name is longer than Slack's limit, and its end is lost. */
	TOO_LONG("slack-too-long"),

	/** Slack would change the name, but nothing is cut. */
	CHANGED("slack-changed");

	private final String code;

	Finding(String code) {
		this.code = code;
	}

	/**
	 * The finding as one word for machines; it never changes.
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Whether it is only worth knowing, and no reason to refuse the name.
	 */
	public boolean isInformational() {
		return this == CHANGED;
	}

}
