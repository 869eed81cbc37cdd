package io.roomshift.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.ledger.Tally;
import io.roomshift.ledger.Tally.Count;
import io.roomshift.ledger.timeline.Stretch;
import io.roomshift.ledger.timeline.Timeline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunStatusTests {

	private static final Instant STARTED = Instant.parse("2018-11-05T10:00:00Z");

	private static final Tally HALF_DONE = new Tally(List.of(new Count(EntryState.VERIFIED, null, 40),
			new Count(EntryState.REFUSED, Cause.NOT_ALLOWED, 20), new Count(EntryState.ALREADY, null, 5),
			new Count(EntryState.PLANNED, null, 27), new Count(EntryState.SENT, null, 1),
			new Count(EntryState.UNKNOWN, Cause.UNKNOWN_OUTCOME, 1), new Count(EntryState.PARKED, null, 1)));

	@Test
	void paceWhenAProcessWaitedForTheBudgetCountsTheWait() {
		RunStatus status = status(HALF_DONE, at(0, 50), at(5, 50));

		assertThat(status.worked()).isEqualTo(Duration.ofMinutes(6));
		assertThat(status.callsPerMinute().orElseThrow()).isEqualTo(100 / 6.0);
		assertThat(status.roomsPerMinute().orElseThrow()).isEqualTo(10);
		assertThat(status.rest()).contains(Duration.ofMinutes(3));
	}

	@Test
	void paceWhenNoProcessRanInBetweenLeavesThatOut() {
		RunStatus status = status(HALF_DONE, at(0, 50), at(60 * 24, 50));

		assertThat(status.worked()).isEqualTo(Duration.ofMinutes(2));
		assertThat(status.callsPerMinute()).contains(50.0);
	}

	@Test
	void paceWhenNoCallWasMadeIsUnknown() {
		RunStatus status = new RunStatus(run(null), HALF_DONE, Timeline.EMPTY, summary());

		assertThat(status.callsPerMinute()).isEmpty();
		assertThat(status.rest()).isEmpty();
		assertThat(status.json()).contains("\"pace\":{\"worked_seconds\":0,\"calls_per_minute\":null,"
				+ "\"rooms_per_minute\":null,\"rest_seconds\":null}");
	}

	@Test
	void restWhenNothingIsLeftIsEmpty() {
		RunStatus status = status(new Tally(List.of(new Count(EntryState.VERIFIED, null, 40))), at(0, 80));

		assertThat(status.rest()).isEmpty();
	}

	@Test
	void jsonHoldsTheSummaryAndWhatIsLeft() {
		RunStatus status = new RunStatus(run(9L), HALF_DONE, new Timeline(Duration.ofMinutes(1), List.of(at(0, 100))),
				summary());

		assertThat(status.json()).startsWith("{\"run\":7,\"command\":\"apply\",")
			.endsWith(",\"undone_by\":9,\"causes\":[{\"cause\":\"not-allowed\",\"count\":20,\"tip\":\""
					+ Cause.NOT_ALLOWED.tip() + "\"},{\"cause\":\"unknown-outcome\",\"count\":1,\"tip\":\""
					+ Cause.UNKNOWN_OUTCOME.tip() + "\"}],\"unfinished\":{\"to_do\":27,\"in_doubt\":2,\"parked\":1},"
					+ "\"pace\":{\"worked_seconds\":60,\"calls_per_minute\":100,\"rooms_per_minute\":60,"
					+ "\"rest_seconds\":30}}");
	}

	private static RunStatus status(Tally tally, Stretch... stretches) {
		return new RunStatus(run(null), tally, new Timeline(Duration.ofMinutes(1), List.of(stretches)), summary());
	}

	private static Stretch at(int minute, long calls) {
		return new Stretch(STARTED.plus(Duration.ofMinutes(minute)), calls, 0, 0, 0, 0, Duration.ZERO, null);
	}

	private static Summary summary() {
		return Summary.of(run(null), HALF_DONE, "interrupted", 5, Run.Calls.NONE, null);
	}

	private static Run run(@Nullable Long undoneBy) {
		Run.Request request = new Run.Request("0123456789abcdef", "apply", "rooms.csv", "https://chat.example.com",
				"room_id,new_name", ',', Path.of("reports"), null);
		return new Run(7, request, RunState.INTERRUPTED, STARTED, STARTED.plusSeconds(90), "", Run.Calls.NONE,
				undoneBy);
	}

}
