package io.roomshift.cli.options;

import io.roomshift.slack.SlackRules;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How new names are held to Slack's rules.
 */
public final class SlackOptions {

	@Option(names = "--slack", paramLabel = "off|warn|require", defaultValue = "WARN",
			description = "Hold all names, as they will be, to Slack's rules; require refuses the plan. "
					+ "Default: warn")
	private Strictness strictness = Strictness.WARN;

	@Mixin
	private final ChannelOptions channels = new ChannelOptions();

	/**
	 * The options of a command that judges no names.
	 */
	public static SlackOptions none() {
		SlackOptions none = new SlackOptions();
		none.strictness = Strictness.OFF;
		return none;
	}

	/**
	 * Whether nothing is judged.
	 */
	public boolean off() {
		return this.strictness == Strictness.OFF;
	}

	/**
	 * Whether a name that breaks a rule refuses the plan.
	 */
	public boolean required() {
		return this.strictness == Strictness.REQUIRE;
	}

	/**
	 * The rules.
	 */
	public SlackRules rules() {
		return this.channels.rules();
	}

	/** What to do about names that break a rule. */
	enum Strictness {

		OFF, WARN, REQUIRE

	}

}
