package io.roomshift.suggest;

import io.roomshift.slack.Letters;
import io.roomshift.slack.SlackRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StyleTests {

	private static final SlackRules SHORT = new SlackRules(SlackRules.OLD_LIMIT, Letters.ASCII);

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					proj         | 'proj' does not end in - or _. Write it as in 'proj-'.
					Proj-        | 'Proj-' is not how a channel name begins: small letters and digits, then - or _.
					-            | '-' is not how a channel name begins: small letters and digits, then - or _.
					my proj-     | 'my proj-' is not how a channel name begins: small letters and digits, then - or _.
					проект-      | 'проект-' is not how a channel name begins: small letters and digits, then - or _.
					0123456789-  | '0123456789-' leaves too little of the 21 characters that a name may have. Take one of at most 10.
					""")
	void styleWhenThePrefixWillNotDoIsRefused(String prefix, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Style(SHORT, prefix, false)).withMessage(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "proj-", "a_", "1-", "012345678-" })
	void styleWhenThePrefixWillDoIsMade(String prefix) {
		assertThat(new Style(SHORT, prefix, false).prefix()).isEqualTo(prefix);
	}

	@Test
	void limitIsTheLowerOfHipChatsAndSlacks() {
		assertThat(new Style(SlackRules.documented(), "", false).limit()).isEqualTo(50);
		assertThat(new Style(SHORT, "", false).limit()).isEqualTo(21);
	}

}
