package io.roomshift.benchmark;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What is compared, several times one after the other, for a machine that others share is
 * now quicker, now slower.
 *
 * @param <R> each of what is compared, once
 * @param all the rounds
 */
record Rounds<R>(List<R> all) {

	static <R> Rounds<R> of(int times, Supplier<R> round) {
		return new Rounds<>(Stream.generate(round).limit(times).toList());
	}

	double median(ToDoubleFunction<R> figure) {
		double[] sorted = this.all.stream().mapToDouble(figure).sorted().toArray();
		int half = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
	}

}
