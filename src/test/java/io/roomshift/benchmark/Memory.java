package io.roomshift.benchmark;

import java.util.List;
import java.util.function.Consumer;

/**
 * How time and memory grow with the rooms.
 */
final class Memory {

	private Memory() {
	}

	static void measure(Consumer<Figure> table) {
		Run small = run(10_000);
		Run large = run(100_000);
		table.accept(Figure.plain("100,000 rooms in `-Xmx256m`: whole process, most memory held",
				Figure.shown(large.seconds) + " s, " + large.megabytes + " MB"));
		table.accept(Figure.plain("10,000 rooms in `-Xmx256m`: whole process, most memory held",
				Figure.shown(small.seconds) + " s, " + small.megabytes + " MB"));
		table.accept(Figure.atMost("time per room once warm, 100,000 rooms ÷ 10,000 rooms", small.warm / large.warm,
				1.1, ""));
	}

	private static Run run(int rooms) {
		try (Office office = Office.of(rooms)) {
			Started started = office.java(List.of("-Xmx256m"), "apply", "rooms.csv", "--concurrency", "64")
				.successful();
			return new Run(started.seconds(), started.megabytes(), office.warmPace());
		}
	}

	/**
	 * One run.
	 *
	 * @param seconds the whole process
	 * @param megabytes the most memory it held
	 * @param warm rooms per second in the second half
	 */
	private record Run(double seconds, long megabytes, double warm) {

	}

}
