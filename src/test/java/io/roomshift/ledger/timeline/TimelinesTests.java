package io.roomshift.ledger.timeline;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.timeline.Stretch.Budget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TimelinesTests {

	private static final Instant START = Instant.parse("2018-10-05T22:00:00Z");

	private final Path directory;

	private Instant now = START;

	TimelinesTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void ofWhenTheRunGoesOnTellsAllUntilNow() {
		try (LedgerFixture ledger = open()) {
			Run run = ledger.run();
			Run other = ledger.run();
			LiveTimeline live = ledger.timelines().begin(run);
			live.get();
			live.budget(99, 100);
			assertThat(ledger.timelines().of(run).stretches())
				.containsExactly(new Stretch(START, 1, 0, 0, 0, 0, Duration.ZERO, new Budget(99, 100)));
			live.put();

			assertThat(ledger.timelines().of(run).stretches())
				.containsExactly(new Stretch(START, 1, 1, 0, 0, 0, Duration.ZERO, new Budget(99, 100)));
			assertThat(ledger.timelines().of(other)).isEqualTo(Timeline.EMPTY);
		}
	}

	@Test
	void ofWhenSeveralProcessesWorkedTellsTheCallsOfAllAndTheWaitsThatAllHad() {
		try (LedgerFixture ledger = open(); Timelines worker = ledger.timelinesOf("4711@1.5")) {
			Run run = ledger.run();
			LiveTimeline here = ledger.timelines().begin(run);
			LiveTimeline there = worker.begin(run);
			here.get();
			there.put();
			here.waiting();
			this.now = START.plusMillis(300);
			there.waiting();
			this.now = START.plusMillis(900);
			here.get();
			there.budget(7, 100);
			there.put();
			worker.write();

			assertThat(ledger.timelines().of(run).stretches())
				.containsExactly(new Stretch(START, 2, 2, 0, 0, 0, Duration.ofMillis(600), new Budget(7, 100)));
		}
	}

	@Test
	void beginWhenTheRunWentOnBeforeAddsToIt() {
		try (LedgerFixture ledger = open()) {
			ledger.timelines().begin(ledger.run()).get();
		}
		this.now = START.plusSeconds(60);
		try (LedgerFixture ledger = open()) {
			Run run = ledger.ledger().runs().get(0);
			ledger.timelines().begin(run).post();
			this.now = START;
			ledger.timelines().begin(run).put();

			assertThat(ledger.timelines().of(run).stretches()).containsExactly(
					new Stretch(START, 1, 1, 0, 0, 0, Duration.ZERO, null),
					new Stretch(START.plusSeconds(60), 0, 0, 1, 0, 0, Duration.ZERO, null));
		}
	}

	@Test
	void ofWhenStretchesBecameLongerTellsThemOnce() {
		try (LedgerFixture ledger = open()) {
			Run run = ledger.run();
			LiveTimeline live = ledger.timelines().begin(run);
			for (int second = 0; second < 1000; second++) {
				this.now = START.plusSeconds(second);
				live.get();
				if (second % 300 == 0) {
					ledger.timelines().of(run);
				}
			}

			Timeline timeline = ledger.timelines().of(run);

			assertThat(timeline.length()).isEqualTo(Duration.ofSeconds(5));
			assertThat(timeline.stretches()).hasSize(200).allMatch((stretch) -> stretch.gets() == 5);
			assertThat(timeline.end()).isEqualTo(START.plusSeconds(1000));
		}
	}

	@Test
	void ofWhenItCanNotBeWrittenTellsWhatWas() {
		try (LedgerFixture ledger = open()) {
			Run run = ledger.run();
			LiveTimeline live = ledger.timelines().begin(run);
			live.get();
			ledger.timelines().of(run);
			ledger.execute("alter table stretch alter column throttled rename to lost");
			live.get();
			ledger.timelines().close();
			ledger.execute("alter table stretch alter column lost rename to throttled");

			assertThat(ledger.timelines().of(run).total().gets()).isEqualTo(1);
		}
	}

	private LedgerFixture open() {
		return LedgerFixture.open(this.directory, () -> this.now);
	}

}
