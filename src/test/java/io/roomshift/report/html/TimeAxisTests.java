package io.roomshift.report.html;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.roomshift.ledger.timeline.Stretch;
import io.roomshift.ledger.timeline.Timeline;
import io.roomshift.report.html.TimeAxis.Cut;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeAxisTests {

	private static final Instant START = Instant.parse("2018-10-05T22:00:00Z");

	private static final Offset<Double> CLOSE = Offset.offset(1e-9);

	@Test
	void placeWhenNothingIsCutIsProportional() {
		TimeAxis axis = axis(0, 20, 40, 60, 80);

		assertThat(axis.place(START)).isZero();
		assertThat(axis.place(START.plusSeconds(42))).isEqualTo(0.5, CLOSE);
		assertThat(axis.place(START.plusSeconds(84))).isEqualTo(1, CLOSE);
		assertThat(axis.width(Duration.ofSeconds(21))).isEqualTo(0.25, CLOSE);
		assertThat(axis.cuts()).isEmpty();
	}

	@Test
	void placeWhenTheRunWasShortLeavesTheRestEmpty() {
		TimeAxis axis = axis(0);

		assertThat(axis.place(START.plusSeconds(4))).isEqualTo(1.0 / 12, CLOSE);
		assertThat(axis.ticks()).startsWith(START).hasSizeLessThanOrEqualTo(8);
	}

	@Test
	void placeWhenTheProgramDidNotRunCutsThatOut() {
		TimeAxis axis = axis(0, 96, 36_000, 36_096);

		assertThat(axis.cuts()).singleElement().satisfies((cut) -> {
			assertThat(cut.start()).isEqualTo(0.485, CLOSE);
			assertThat(cut.width()).isEqualTo(0.03, CLOSE);
			assertThat(cut.length()).isEqualTo(Duration.ofSeconds(35_900));
		});
		assertThat(axis.place(START.plusSeconds(100))).isEqualTo(0.485, CLOSE);
		assertThat(axis.place(START.plusSeconds(36_000))).isEqualTo(0.515, CLOSE);
		assertThat(axis.place(START.plusSeconds(36_100))).isEqualTo(1, CLOSE);
	}

	@Test
	void cutsWhenThereAreManyPausesAreTheLongest() {
		TimeAxis axis = axis(IntStream.range(0, 40).map((i) -> i * 10_000 + ((i > 20) ? 5_000 : 0)).toArray());

		assertThat(axis.cuts()).extracting(Cut::length).containsExactly(Duration.ofSeconds(14_996));
		assertThat(axis.place(START.plusSeconds(395_004))).isEqualTo(1, CLOSE);
	}

	@Test
	void ticksStandFarEnoughApartInOrder() {
		List<Instant> ticks = axis(0, 96, 36_000, 36_096).ticks();

		assertThat(ticks).isSorted().hasSizeBetween(3, 10);
		List<Double> places = ticks.stream().map(axis(0, 96, 36_000, 36_096)::place).toList();
		assertThat(IntStream.range(1, places.size()).mapToDouble((i) -> places.get(i) - places.get(i - 1)))
			.allMatch((distance) -> distance >= 0.09);
	}

	private static TimeAxis axis(int... seconds) {
		Stream<Stretch> stretches = IntStream.of(seconds).mapToObj((at) -> Stretch.empty(START.plusSeconds(at)));
		return TimeAxis.of(new Timeline(Duration.ofSeconds(4), stretches.toList()));
	}

}
