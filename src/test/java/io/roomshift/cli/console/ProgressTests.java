package io.roomshift.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.ledger.Tally;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTests {

	private static final Instant NOW = LedgerFixture.NOW;

	private static final Instant THEN = NOW.plusSeconds(252);

	private static final String TIME = DateTimeFormatter.ofPattern("HH:mm:ss")
		.withZone(ZoneId.systemDefault())
		.format(THEN);

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void waitingTellsUntilWhenAndWhyEachTime() {
		try (Progress progress = progress(false)) {
			progress.waiting(THEN, "HipChat's call budget is used up");
			progress.waiting(THEN, "HipChat's call budget is used up");
		}

		assertThat(lines()).hasSize(2)
			.containsOnly("HipChat's call budget is used up; going on at " + TIME + ", in 4 min 12 s.");
	}

	@Test
	void waitingWhenThereIsABarIsToldOnceAndThenByTheBar() {
		try (Progress progress = progress(true)) {
			progress.budget(7, 100);
			progress.planned(run(), new Tally(List.of(new Tally.Count(EntryState.PLANNED, null, 40))));
			progress.waiting(THEN, "HipChat's call budget is used up");
			progress.waiting(THEN, "HipChat's call budget is used up");
			progress.budget(3, 100);
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> text().contains("[..........] 0/40 rooms, 0 failed, no calls left until " + TIME));
		}

		assertThat(text()).containsOnlyOnce("going on at").doesNotContain("calls left,", "3 calls left");
	}

	@Test
	void countedWhenOthersWorkOnTheRunShowsTheRoomsOfAll() {
		try (Progress progress = progress(true)) {
			progress.counted(run(), new Tally(List.of(new Tally.Count(EntryState.PLANNED, null, 30),
					new Tally.Count(EntryState.DONE, null, 9), new Tally.Count(EntryState.REFUSED, Cause.INVALID, 1))));
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> text().contains("[##........] 10/40 rooms, 1 failed"));
		}
	}

	@Test
	void messageWaitsIsToldEachTimeAndIsNoWaitOfAllCalls() {
		try (Progress progress = progress(true)) {
			progress.messageWaits(THEN, "HipChat takes no more messages for room 59 now");
			progress.messageWaits(THEN, "HipChat takes no more messages for room 60 now");
		}

		assertThat(lines()).containsExactly(
				"HipChat takes no more messages for room 59 now; going on at " + TIME + ", in 4 min 12 s.",
				"HipChat takes no more messages for room 60 now; going on at " + TIME + ", in 4 min 12 s.");
	}

	private Progress progress(boolean terminal) {
		PrintStream stream = new PrintStream(this.err, true, StandardCharsets.UTF_8);
		Console console = new Console(stream, stream, terminal ? new Terminal(() -> new Terminal.Size(24, 100)) : null,
				null);
		return new Progress(console, () -> NOW, false);
	}

	private static Run run() {
		return new Run(1, LedgerFixture.request(), RunState.RUNNING, NOW, null, "", Run.Calls.NONE, null);
	}

	private List<String> lines() {
		return text().lines().toList();
	}

	private String text() {
		return this.err.toString(StandardCharsets.UTF_8);
	}

}
