package io.roomshift.apply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MaxFailuresTests {

	@ParameterizedTest
	@CsvSource({ "5, 5, 5, false", "5, 6, 6, true", "0, 1, 1, true", "0, 0, 100, false", "10%, 19, 19, false",
			"10%, 2, 20, false", "10%, 3, 20, true", "0%, 1, 20, true", "100%, 20, 20, false",
			"10%, 100000, 1000000, false", "10%, 100001, 1000000, true" })
	void exceededByWhenCountedJudges(String text, int failed, int ended, boolean expected) {
		assertThat(MaxFailures.parse(text).exceededBy(failed, ended)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "%", "-1", "101%", "1.5", "10 %", "9999999999", "ten" })
	void parseWhenNeitherCountNorShareThrows(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> MaxFailures.parse(text))
			.withMessage("'" + text + "' is neither a count such as 5 nor a share such as 10%");
	}

	@Test
	void toStringWhenParsedGivesTheText() {
		assertThat(MaxFailures.parse("10%")).hasToString("10%");
		assertThat(MaxFailures.parse("5")).hasToString("5");
	}

}
