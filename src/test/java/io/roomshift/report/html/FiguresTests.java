package io.roomshift.report.html;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTests {

	@ParameterizedTest
	@CsvSource({ "PT0S, 0 s", "PT0.4S, < 1 s", "PT1.9S, 1 s", "PT60S, 1 min", "PT61S, 1 min 1 s", "PT3H, 3 h",
			"PT3H5M9S, 3 h 5 min", "PT49H, 2 d 1 h", "PT-3S, 0 s" })
	void lengthShowsTheTwoGreatestUnits(Duration length, String shown) {
		assertThat(Figures.length(length)).isEqualTo(shown);
	}

	@ParameterizedTest
	@CsvSource({ "0, 3, 0 %", "1, 1000, < 1 %", "999, 1000, 99 %", "3, 3, 100 %", "1, 3, 33 %" })
	void shareIsAllOrNothingOnlyWhenThatIsExact(int part, int whole, String shown) {
		assertThat(Figures.share(part, whole)).isEqualTo(shown);
	}

	@Test
	void countGroupsThousandsAndKnowsOne() {
		assertThat(Figures.count(1234567)).isEqualTo("1,234,567");
		assertThat(Figures.count(1, "call")).isEqualTo("1 call");
		assertThat(Figures.count(0, "call")).isEqualTo("0 calls");
	}

}
