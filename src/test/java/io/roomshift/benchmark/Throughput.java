package io.roomshift.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.roomshift.simulator.Dials;
import io.roomshift.simulator.SimulatorOptions;

/**
 * Rooms per second without a limit, beside a bare loop and beside a plain script: the
 * medians of three rounds.
 */
final class Throughput {

	private static final int ROOMS = Integer.getInteger("roomshift.benchmark.rooms", 20_000);

	private static final int ROUNDS = 3;

	private static final int CONCURRENCY = 64;

	private static final int LATENCY = 20;

	/** As many as a plain script does in half a minute with that latency. */
	private static final int ROOMS_OF_THE_SCRIPT = 600;

	private Throughput() {
	}

	static void measure(Consumer<Figure> table) {
		try (Office office = Office.of(1)) {
			Programs programs = Programs.in(office.directory());
			compare("`java -jar`", programs.jar(), table);
			compare("`config/roomshift`", programs.launcher(), table);
		}
	}

	private static void compare(String way, List<String> program, Consumer<Figure> table) {
		withoutLatency(way, program, table);
		withLatency(way, program, table);
	}

	private static void withoutLatency(String way, List<String> program, Consumer<Figure> table) {
		Rounds<Round> rounds = Rounds.of(ROUNDS, () -> new Round(script(ROOMS, 0), bare(0), ours(program, 0)));
		table.accept(paces("rooms/s at 0 ms by " + way + ", bare loop, plain script", rounds));
		table.accept(Figure.atLeast("the same ÷ bare loop", rounds.median((round) -> round.ours.pace / round.bare.pace),
				1, ""));
		table.accept(Figure.atLeast("the same ÷ plain script, start-up apart",
				rounds.median((round) -> round.ours.pace / round.script.pace), 2, ""));
		table.accept(Figure.atLeast("the same ÷ plain script, whole processes",
				rounds.median((round) -> round.script.seconds / round.ours.seconds), 1.2, ""));
		table.accept(Figure.plain("the bare loop ÷ plain script, start-up apart, whole processes",
				Figure.shown(rounds.median((round) -> round.bare.pace / round.script.pace)) + ", "
						+ Figure.shown(rounds.median((round) -> round.script.seconds / round.bare.seconds))));
	}

	private static void withLatency(String way, List<String> program, Consumer<Figure> table) {
		Rounds<Round> rounds = Rounds.of(ROUNDS,
				() -> new Round(script(ROOMS_OF_THE_SCRIPT, LATENCY), bare(LATENCY), ours(program, LATENCY)));
		double possible = CONCURRENCY / (2 * LATENCY / 1000.0);
		table.accept(paces("rooms/s at 20 ms by " + way + ", bare loop, plain script", rounds));
		table.accept(Figure.atLeast("second half ÷ what 64 calls in flight allow",
				rounds.median((round) -> round.ours.warm / possible), 0.9, ""));
		table.accept(Figure.plain("second half of the bare loop ÷ the same",
				Figure.shown(rounds.median((round) -> round.bare.warm / possible))));
		table.accept(Figure.atLeast("the whole ÷ plain script",
				rounds.median((round) -> round.ours.pace / round.script.pace), 55, ""));
	}

	private static Figure paces(String what, Rounds<Round> rounds) {
		return Figure.plain(what,
				Figure.shown(rounds.median((round) -> round.ours.pace)) + ", "
						+ Figure.shown(rounds.median((round) -> round.bare.pace)) + ", "
						+ Figure.shown(rounds.median((round) -> round.script.pace)));
	}

	private static Pace ours(List<String> program, int latency) {
		try (Office office = office(ROOMS, latency)) {
			return Pace.of(office, office.applyBy(program, "--concurrency", String.valueOf(CONCURRENCY)));
		}
	}

	private static Pace bare(int latency) {
		try (Office office = office(ROOMS, latency)) {
			return Pace.of(office, office.start(List.of(Started.java(), "-cp", System.getProperty("java.class.path"),
					BareLoop.class.getName(), String.valueOf(ROOMS), String.valueOf(CONCURRENCY))));
		}
	}

	private static Pace script(int rooms, int latency) {
		String script = Path.of("src/test/resources/benchmark/plain.py").toAbsolutePath().toString();
		try (Office office = office(rooms, latency)) {
			return Pace.of(office, office.start(List.of("python3", script, String.valueOf(rooms))));
		}
	}

	private static Office office(int rooms, int latency) {
		return Office.of(rooms, 1, (options) -> slow(options, latency).withoutLimits());
	}

	private static SimulatorOptions slow(SimulatorOptions options, int latency) {
		return (latency == 0) ? options : options.withDials(Dials.none().withDelay(Duration.ofMillis(latency)));
	}

	/**
	 * How quick a program was.
	 *
	 * @param pace rooms per second from the first call to the last
	 * @param warm rooms per second in the second half
	 * @param seconds the whole process
	 */
	private record Pace(double pace, double warm, double seconds) {

		static Pace of(Office office, Started started) {
			return new Pace(office.pace(), office.warmPace(), started.successful().seconds());
		}

	}

	/**
	 * What is compared, one after the other.
	 */
	private record Round(Pace script, Pace bare, Pace ours) {

	}

}
