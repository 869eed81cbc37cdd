package io.roomshift.cli.console;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ForecastTests {

	private static final Instant BEGUN = Instant.parse("2018-03-01T12:00:00Z");

	private final Forecast forecast = new Forecast(BEGUN);

	@Test
	void restWhenNothingIsDoneIsUnknown() {
		assertThat(this.forecast.rest(0, 10, BEGUN.plusSeconds(5))).isNull();
	}

	@Test
	void restWhenThereIsNoLimitGoesAtThePaceSoFar() {
		assertThat(this.forecast.rest(10, 20, BEGUN.plusSeconds(5))).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void restWhenBudgetReachesGoesAtThePaceSoFar() {
		answers(20, 70);

		assertThat(this.forecast.rest(10, 20, BEGUN.plusSeconds(5))).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void restWhenBudgetIsUsedUpGoesAtThePaceOfTheBudget() {
		answers(90, 0);

		assertThat(this.forecast.rest(45, 250, BEGUN.plusSeconds(5))).isEqualTo(Duration.ofMinutes(25));
	}

	@Test
	void restWhenEachRoomCostsOneCallTakesHalfAsLong() {
		answers(90, 0);

		assertThat(this.forecast.rest(90, 250, BEGUN.plusSeconds(5))).isEqualTo(Duration.ofMinutes(12).plusSeconds(30));
	}

	@Test
	void restAfterSomeWaitsGoesAtThePaceSoFar() {
		answers(90, 0);
		this.forecast.waiting();
		this.forecast.waiting();
		this.forecast.waiting();

		assertThat(this.forecast.rest(100, 50, BEGUN.plusSeconds(600))).isEqualTo(Duration.ofMinutes(5));
	}

	private void answers(int number, int left) {
		for (int i = number - 1; i >= 0; i--) {
			this.forecast.answered(left + i, 100);
		}
	}

}
