package io.roomshift.cli.options;

import java.util.ArrayList;
import java.util.List;

import io.roomshift.slack.Letters;
import io.roomshift.slack.SlackRules;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * What Slack's channel names are taken to be.
 */
public final class ChannelOptions {

	@Option(names = "--slack-limit", paramLabel = "80|21", defaultValue = "80", converter = Limit.class,
			description = "Slack's longest channel name: 80, or 21 as until August 2019. Default: ${DEFAULT-VALUE}")
	private int limit = SlackRules.LIMIT;

	@Option(names = "--slack-letters", paramLabel = "ascii|unicode", defaultValue = "ASCII",
			description = "ascii as Slack documents it, or unicode, which keeps letters of other scripts. "
					+ "Default: ascii")
	private Alphabet letters = Alphabet.ASCII;

	/**
	 * The rules.
	 */
	public SlackRules rules() {
		return new SlackRules(this.limit, (this.letters == Alphabet.UNICODE) ? Letters.UNICODE : Letters.latin());
	}

	/**
	 * The words that ask for these rules; none for the default.
	 */
	public List<String> words() {
		List<String> words = new ArrayList<>();
		if (this.limit != SlackRules.LIMIT) {
			words.addAll(List.of("--slack-limit", String.valueOf(this.limit)));
		}
		if (this.letters != Alphabet.ASCII) {
			words.addAll(List.of("--slack-letters", "unicode"));
		}
		return words;
	}

	/** Which letters channel names have. */
	enum Alphabet {

		ASCII, UNICODE

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
