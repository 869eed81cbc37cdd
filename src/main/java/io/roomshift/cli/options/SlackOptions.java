package io.roomshift.cli.options;

import io.roomshift.slack.Letters;
import io.roomshift.slack.SlackRules;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * How new names are held to Slack's rules.
 */
public final class SlackOptions {

	@Option(names = "--slack", paramLabel = "off|warn|require", defaultValue = "WARN",
			description = "Hold all names, as they will be, to Slack's rules; require refuses the plan. "
					+ "Default: warn")
	private Strictness strictness = Strictness.WARN;

	@Option(names = "--slack-limit", paramLabel = "80|21", defaultValue = "80", converter = Limit.class,
			description = "Slack's longest channel name: 80, or 21 as until August 2019. Default: ${DEFAULT-VALUE}")
	private int limit = SlackRules.LIMIT;

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
		return new SlackRules(this.limit, Letters.ASCII);
	}

	/** What to do about names that break a rule. */
	enum Strictness {

		OFF, WARN, REQUIRE

	}

	/**
	 * Reads one of Slack's two limits.
	 */
	static final class Limit implements ITypeConverter<Integer> {

		@Override
		public Integer convert(String text) {
			if (text.equals("80") || text.equals("21")) {
				return Integer.valueOf(text);
			}
			throw new TypeConversionException("'" + text + "' is neither 80 nor 21");
		}

	}

}
