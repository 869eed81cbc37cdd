package io.roomshift.job.timeline;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.roomshift.hipchat.CallListener.Kind;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.timeline.Stretch;
import io.roomshift.ledger.timeline.Stretch.Budget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CallRecorderTests {

	private static final Instant START = Instant.parse("2018-10-05T22:00:00Z");

	private Instant now = START;

	@Test
	void eventsAreNotedFromTheBeginningOfTheRunOn(@TempDir Path directory) {
		try (LedgerFixture ledger = LedgerFixture.open(directory, () -> this.now)) {
			CallRecorder recorder = new CallRecorder(ledger::timelines);
			Run run = ledger.run();
			recorder.leaves(Kind.READ);

			recorder.begin(run);
			recorder.leaves(Kind.READ);
			recorder.leaves(Kind.READ);
			recorder.leaves(Kind.UPDATE);
			recorder.leaves(Kind.MESSAGE);
			recorder.throttled();
			recorder.retrying("GET /v2/room", "no answer");
			recorder.budget(7, 100);
			recorder.waiting(START.plusSeconds(60), "used up");
			this.now = START.plusMillis(800);

			assertThat(ledger.timelines().of(run).stretches())
				.containsExactly(new Stretch(START, 2, 1, 1, 1, 1, Duration.ofMillis(800), new Budget(7, 100)));
		}
	}

	@Test
	void recorderWhenNoRunBeginsAsksForNoLedger() {
		CallRecorder recorder = new CallRecorder(() -> {
			throw new IllegalStateException("The ledger was opened");
		});

		recorder.leaves(Kind.READ);
		recorder.budget(7, 100);

		assertThat(recorder).isNotNull();
	}

}
