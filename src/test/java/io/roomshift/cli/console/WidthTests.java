package io.roomshift.cli.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WidthTests {

	@ParameterizedTest
	@CsvSource({ "Ops, 3", "e\u0301te\u0301, 3", "会議, 4", "🎉, 2", "한국어, 6", "שלום, 4", "\u200eש\u200e, 1" })
	void ofCountsColumns(String text, int expected) {
		assertThat(Width.of(text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "short, 10, short", "a longer one, 10, a longer …", "会議室会議室, 10, 会議室会…", "会議室会議室, 11, 会議室会議…" })
	void cutPutsAnEllipsisInPlaceOfWhatDoesNotFit(String text, int columns, String expected) {
		assertThat(Width.cut(text, columns)).isEqualTo(expected);
	}

	@Test
	void wrappedBreaksAtBlanksAndIndentsWhatFollows() {
		assertThat(Width.wrapped("one two  three 会議 five", 12)).containsExactly("one two ", "    three", "    会議",
				"    five");
	}

	@Test
	void wrappedWhenAWordIsTooLongBreaksIt() {
		assertThat(Width.wrapped("x".repeat(15) + " end", 12)).containsExactly("x".repeat(12), "    xxx end");
		assertThat(Width.wrapped("会".repeat(7), 11)).containsExactly("会会会会会", "    会会");
	}

}
