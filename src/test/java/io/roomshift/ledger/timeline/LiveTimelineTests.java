package io.roomshift.ledger.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.roomshift.ledger.timeline.Stretch.Budget;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class LiveTimelineTests {

	private static final Instant START = Instant.parse("2018-10-05T22:00:00Z");

	private Instant now = START;

	private final LiveTimeline live = new LiveTimeline(Timeline.EMPTY, () -> this.now);

	@Test
	void changeWhenMuchHappensInASecondTellsItAsOne() {
		this.live.get();
		this.live.budget(9, 100);
		this.now = START.plusMillis(900);
		this.live.put();
		this.live.post();
		this.live.throttled();
		this.live.retried();
		this.live.budget(12, 100);
		this.now = START.plusSeconds(2);
		this.live.put();

		assertThat(this.live.change().timeline().stretches()).containsExactlyInAnyOrder(
				new Stretch(START, 1, 1, 1, 1, 1, Duration.ZERO, new Budget(9, 100)),
				new Stretch(START.plusSeconds(2), 0, 1, 0, 0, 0, Duration.ZERO, null));
		assertThat(this.live.change().timeline().stretches()).isEmpty();
	}

	@Test
	void waitingWhenACallLeavesAgainIsPutWhereItWas() {
		this.now = START.plusMillis(400);
		this.live.waiting();
		this.now = START.plusMillis(900);
		this.live.waiting();
		this.now = START.plusMillis(2100);
		this.live.get();
		this.now = START.plusMillis(5000);

		assertThat(this.live.change().timeline().stretches()).extracting(Stretch::start, Stretch::waited)
			.containsExactlyInAnyOrder(tuple(START, Duration.ofMillis(600)),
					tuple(START.plusSeconds(1), Duration.ofMillis(1000)),
					tuple(START.plusSeconds(2), Duration.ofMillis(100)));
	}

	@Test
	void waitingWhenItIsStillOnIsToldUpToNowAndNotTwice() {
		this.live.waiting();
		this.now = START.plusMillis(600);
		this.live.change();
		this.now = START.plusMillis(900);

		assertThat(this.live.change().timeline().stretches()).extracting(Stretch::waited)
			.containsExactly(Duration.ofMillis(900));
	}

	@Test
	void stretchesWhenTheRunIsLongBecomeLongerAndLoseNothing() {
		for (int second = 0; second < 20_000; second++) {
			this.now = START.plusSeconds(second);
			this.live.get();
			this.live.budget(second, 20_000);
		}

		LiveTimeline.Change change = this.live.change();

		assertThat(change.all()).isTrue();
		assertThat(change.timeline().length()).isEqualTo(Duration.ofMinutes(1));
		assertThat(change.timeline().stretches()).hasSize(334);
		assertThat(change.timeline().total().gets()).isEqualTo(20_000);
		assertThat(change.timeline().total().budget()).isEqualTo(new Budget(0, 20_000));
	}

	@Test
	void stretchesWhenAllWaitForADayStayFew() {
		this.live.waiting();
		this.now = START.plus(Duration.ofDays(1));
		this.live.get();

		LiveTimeline.Change change = this.live.change();

		assertThat(change.timeline().stretches()).hasSizeLessThanOrEqualTo(Timeline.MOST);
		assertThat(change.timeline().total().waited()).isEqualTo(Duration.ofDays(1));
	}

	@Test
	void ofWhenLengthsDifferMakesThemOne() {
		Timeline timeline = Timeline.of(Duration.ofSeconds(5),
				List.of(Stretch.empty(START.plusSeconds(3)), Stretch.empty(START.plusSeconds(9))));

		assertThat(timeline.stretches()).containsExactly(Stretch.empty(START), Stretch.empty(START.plusSeconds(5)));
		assertThat(Timeline.longerThan(Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
	}

}
