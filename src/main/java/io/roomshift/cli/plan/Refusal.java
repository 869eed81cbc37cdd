package io.roomshift.cli.plan;

/**
 * What keeps a plan from being carried out.
 */
public enum Refusal {

	/** Nothing does. */
	NONE(""),

	/** Rows stand against each other, or against rooms. */
	CONFLICTS("Nothing would be done while there are conflicts; --on-conflict skip leaves these rows out."),

	/** Names would not come through Slack as they are. */
	SLACK("Nothing would be done while names break Slack's rules; choose others, or leave --slack require out.");

	private final String sentence;

	Refusal(String sentence) {
		this.sentence = sentence;
	}

	/**
	 * What to do about it, a sentence.
	 */
	String sentence() {
		return this.sentence;
	}

}
