package io.roomshift.slack;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SlackNameTests {

	private static final SlackRules UNICODE = new SlackRules(SlackRules.LIMIT, Letters.UNICODE);

	private static final SlackRules SHORT = new SlackRules(SlackRules.OLD_LIMIT, Letters.ASCII);

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			ops                         | ops
			Engineering – Müller & Co.  | engineering-muller-and-co
			R&D / Q&A                   | r-and-d-q-and-a
			C++ / C#                    | c-c
			İstanbul                    | istanbul
			Ærø ßtraße                  | aero-sstrasse
			🎉 Party!                   | party
			ẞ Œ Đ Ł Þ Ð ı               | ss-oe-d-l-th-d-i
			Ｏｐｓ ① ﬁsh                | ops-1-fish
			Don't / l’équipe / 90's     | dont-lequipe-90s
			'n' / 'quoted'              | n-quoted
			__init__ -- main_loop       | init__-main_loop
			Ops\u200Bteam               | ops-team
			Привет ops                  | ops
			""")
	void ofFoldsToAscii(String roomName, String expected) {
		SlackName name = SlackName.of(roomName, SlackRules.documented());

		assertThat(name.value()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Müller           | muller
			Привет, Йож!     | привет-йож
			ガイド ｶﾞ        | ガイド-ガ
			한국어 Team      | 한국어-team
			हिन्दी             | हिन्दी
			❤️ 1️⃣            | 1
			""")
	void ofWhenLettersAreUnicodeKeepsOtherScripts(String roomName, String expected) {
		SlackName name = SlackName.of(roomName, UNICODE);

		assertThat(name.value()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "#####", "\uD83C\uDF89", "\u041f\u0440\u0438\u0432\u0435\u0442", "-_-", "\uD800",
			"\u0000\u001B", "\u0301" })
	void ofWhenNothingIsLeftIsEmpty(String roomName) {
		SlackName name = SlackName.of(roomName, SlackRules.documented());

		assertThat(name.isEmpty()).isTrue();
		assertThat(name.finding()).contains(Finding.EMPTY);
	}

	@ParameterizedTest
	@CsvSource({ "engineering-support-team, engineering-support", "abcdefghij-klmnopqrst-uv, abcdefghij-klmnopqrst",
			"abcdefghijklmnopqrstuvwxyz, abcdefghijklmnopqrstu", "abcdefghijklmnopqrstu, abcdefghijklmnopqrstu",
			"abcdefghijklmnopqrst_-uv, abcdefghijklmnopqrst" })
	void ofWhenTooLongCutsAtAHyphenOrElseHard(String roomName, String expected) {
		SlackName name = SlackName.of(roomName, SHORT);

		assertThat(name.value()).isEqualTo(expected);
		assertThat(name.changes().contains(Change.LENGTH)).isEqualTo(!roomName.equals(expected));
	}

	@Test
	void ofWhenTooLongCountsCodePoints() {
		SlackRules rules = new SlackRules(SlackRules.OLD_LIMIT, Letters.UNICODE);

		SlackName name = SlackName.of("\uD840\uDC00".repeat(22), rules);

		assertThat(name.value()).isEqualTo("\uD840\uDC00".repeat(21));
	}

	@ParameterizedTest
	@CsvSource({ "ops, ''", "Ops, case", "my ops, spaces", "' ops', spaces", "my - ops, spaces", "ops!, characters",
			"my--ops, characters", "caf\u00e9, characters", "'My Ops!', case spaces characters",
			"'Engineering Support Team', case spaces length" })
	void ofTellsWhatItChanged(String roomName, String words) {
		SlackName name = SlackName.of(roomName, SHORT);

		List<String> expected = words.isEmpty() ? List.of() : Arrays.asList(words.split(" ", -1));
		assertThat(name.changes()).extracting(Change::word).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "Ops, CHANGED, true", "engineering-support-team, TOO_LONG, false", "#####, EMPTY, false" })
	void findingIsTheGravest(String roomName, Finding expected, boolean informational) {
		SlackName name = SlackName.of(roomName, SHORT);

		assertThat(name.finding()).contains(expected);
		assertThat(expected.isInformational()).isEqualTo(informational);
		assertThat(expected.code()).startsWith("slack-");
	}

	@Test
	void findingWhenNothingChangedIsEmpty() {
		assertThat(SlackName.of("my-ops_2", SHORT).finding()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Ops, proj-ops, case prefix", "proj-ops, proj-ops, ''", "Proj Ops, proj-ops, case spaces",
			"proj-, proj-proj, characters prefix", "proj--ops, proj-ops, characters", "#, '', characters prefix",
			"engineering-support-team, proj-engineering, length prefix" })
	void ofWhenThereIsAPrefixPutsItBeforeWhatDoesNotBeginWithIt(String roomName, String expected, String words) {
		SlackName name = SlackName.of(roomName, "proj-", SHORT);

		assertThat(name.value()).isEqualTo(expected);
		assertThat(name.changes()).extracting(Change::word)
			.isEqualTo(words.isEmpty() ? List.of() : Arrays.asList(words.split(" ", -1)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 81 })
	void rulesWhenTheLimitIsNoneOfSlacksAreRefused(int limit) {
		assertThatIllegalArgumentException().isThrownBy(() -> new SlackRules(limit, Letters.ASCII))
			.withMessage("A channel name has 1 to 80 characters, not " + limit);
	}

}
