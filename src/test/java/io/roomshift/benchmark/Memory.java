package io.roomshift.benchmark;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How time and memory grow with the rooms: the medians of three rounds.
 */
final class Memory {

	private static final int ROUNDS = 3;

	private Memory() {
	}

	static void measure(Consumer<Figure> table) {
		Rounds<Round> rounds = Rounds.of(ROUNDS, () -> new Round(run(10_000), run(100_000)));
		table.accept(whole("100,000", rounds, Round::large));
		table.accept(whole("10,000", rounds, Round::small));
		table.accept(Figure.atMost("time per room once warm, 100,000 rooms ÷ 10,000 rooms",
				rounds.median((round) -> round.small.warm / round.large.warm), 1.1, ""));
	}

	private static Figure whole(String rooms, Rounds<Round> rounds, Function<Round, Run> which) {
		return Figure.plain(rooms + " rooms in `-Xmx256m`: whole process, most memory held",
				Figure.shown(rounds.median((round) -> which.apply(round).seconds)) + " s, "
						+ Math.round(rounds.median((round) -> which.apply(round).megabytes)) + " MB");
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

	/**
	 * What is compared.
	 */
	private record Round(Run small, Run large) {

	}

}
