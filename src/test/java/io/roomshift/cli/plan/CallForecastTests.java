package io.roomshift.cli.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.roomshift.hipchat.TokenBudget;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallForecastTests {

	private static final Instant NOON = LocalDateTime.of(2026, 11, 22, 12, 0)
		.atZone(ZoneId.systemDefault())
		.toInstant();

	@Test
	void linesWhenWhatIsLeftDoesSayThatNothingWaits() {
		assertThat(forecast(20, Duration.ZERO, new TokenBudget("aaaaaa", 97, 100)).lines()).containsExactly(
				"Calls: 43: 2 to look, 20 to read rooms, 20 updates, 1 to compare.",
				"Time: no waiting; 97 of 100 calls are left now.");
	}

	@Test
	void linesWhenTheBudgetDoesNotReachSayHowLongItTakesAndWhenItEnds() {
		assertThat(forecast(300, Duration.ZERO, new TokenBudget("aaaaaa", 3, 100)).lines()).containsExactly(
				"Calls: 603: 2 to look, 300 to read rooms, 300 updates, 1 to compare.",
				"Time: about 30 min at 100 calls in 5 min; begun now, it ends at 12:30.");
	}

	@Test
	void linesWhenItEndsOnAnotherDayNameTheDay() {
		assertThat(forecast(10_000, Duration.ZERO, new TokenBudget("aaaaaa", 3, 100)).lines()).last()
			.isEqualTo("Time: about 16 h 40 min at 100 calls in 5 min; begun now, it ends at Mon 23 Nov 04:40.");
	}

	@Test
	void linesWhenThereAreSeveralTokensTellWhatGoesByEach() {
		assertThat(forecast(300, Duration.ZERO, new TokenBudget("aaaaaa", 3, 100), new TokenBudget("bbbbbb", 100, 400))
			.lines()).containsExactly("Calls: 603: 2 to look, 300 to read rooms, 300 updates, 1 to compare.",
					"Time: about 5 min at 500 calls in 5 min; begun now, it ends at 12:05.",
					"  token aaaaaa: about 103 calls; 3 of 100 are left",
					"  token bbbbbb: about 500 calls; 100 of 400 are left");
	}

	@Test
	void linesWhenTheBudgetsDoSayThatTheFullerOneIsUsedFirst() {
		assertThat(forecast(20, Duration.ZERO, new TokenBudget("aaaaaa", 30, 100), new TokenBudget("bbbbbb", 60, 100))
			.lines()).contains("  token aaaaaa: about 7 calls; 30 of 100 are left",
					"  token bbbbbb: about 37 calls; 60 of 100 are left");
	}

	@Test
	void linesWhenATokensLimitIsUnknownSayThatNoneIsTold() {
		assertThat(forecast(300, Duration.ZERO, new TokenBudget("aaaaaa", 3, 100), new TokenBudget("bbbbbb", 0, 0))
			.lines()).last().isEqualTo("Time: HipChat tells no limit of calls, so its own speed decides.");
	}

	@Test
	void durationWhenAFewCallsAreTooManyIsAWholeWindow() {
		assertThat(forecast(100, Duration.ZERO, new TokenBudget("aaaaaa", 98, 100)).duration())
			.isEqualTo(Duration.ofMinutes(10));
	}

	@Test
	void forecastWhenListedDetailsMayBeOldReadsOnlyRoomsThatComeLater() {
		TokenBudget budget = new TokenBudget("aaaaaa", 52, 100);

		assertThat(forecast(300, Duration.ofMinutes(5), budget).calls().read()).isEqualTo(250);
		assertThat(forecast(300, Duration.ofMinutes(10), budget).calls().read()).isEqualTo(150);
		assertThat(forecast(20, Duration.ofMinutes(5), budget).calls().read()).isZero();
		assertThat(forecast(300, Duration.ofMinutes(5), new TokenBudget("aaaaaa", 0, 0)).calls().read()).isZero();
	}

	private static CallForecast forecast(int rooms, Duration freshWithin, TokenBudget... budgets) {
		PlanFixture plan = new PlanFixture();
		IntStream.rangeClosed(1, rooms).forEach((id) -> plan.rename(id, "Old " + id, "new-" + id));
		return CallForecast.of(Calls.of(plan.plan(), new Calls.Look(2, 1, Set.of()), false), freshWithin,
				List.of(budgets), NOON);
	}

}
