package io.roomshift.benchmark;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * From the start of the process to its first call, and to the end of {@code --help}.
 */
final class Start {

	private static final int TIMES = 10;

	private Start() {
	}

	static void measure(Consumer<Figure> table) {
		table.accept(Figure.atMost("start to first call, `java -jar`, median of 10", median(() -> firstCall(List.of())),
				2, " s"));
		table.accept(Figure.plain("the same with `-XX:TieredStopAtLevel=1`",
				Figure.shown(median(() -> firstCall(List.of("-XX:TieredStopAtLevel=1")))) + " s"));
		table.accept(Figure.atMost("`--help`, median of 10", median(Start::help), 0.4, " s"));
	}

	private static double firstCall(List<String> options) {
		try (Office office = Office.of(10)) {
			Started started = office.java(options, "apply", "rooms.csv").successful();
			return Office.seconds(started.at(), office.simulator().journal().entries().get(0).time());
		}
	}

	private static double help() {
		try (Office office = Office.of(1)) {
			return office.java(List.of(), "--help").successful().seconds();
		}
	}

	private static double median(Supplier<Double> measurement) {
		List<Double> all = Stream.generate(measurement).limit(TIMES).sorted().toList();
		return (all.get(TIMES / 2 - 1) + all.get(TIMES / 2)) / 2;
	}

}
