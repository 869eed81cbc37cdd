package io.roomshift.cli.console;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DurationsTests {

	@ParameterizedTest
	@CsvSource({ "PT0S, 0 s", "PT-3S, 0 s", "PT-0.3S, 0 s", "PT0.0004S, < 1 ms", "PT0.001S, 1 ms", "PT0.5S, 500 ms",
			"PT0.9999S, 999 ms", "PT1S, 1 s", "PT1.4S, 1 s", "PT1.5S, 2 s", "PT59.7S, 1 min", "PT4M12S, 4 min 12 s",
			"PT6H, 6 h", "PT49H, 2 d 1 h" })
	void showChosenTellsTheTwoGreatestUnitsOrMilliseconds(Duration duration, String expected) {
		assertThat(Durations.showChosen(duration)).isEqualTo(expected);
	}

}
