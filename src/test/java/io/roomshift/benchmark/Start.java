package io.roomshift.benchmark;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * From the start of the process to its first call, and to the end of {@code --help}.
 */
final class Start {

	private static final int TIMES = 10;

	private Start() {
	}

	static void measure(Consumer<Figure> table) {
		try (Office office = Office.of(1)) {
			Programs programs = Programs.in(office.directory());
			Rounds<Round> rounds = Rounds.of(TIMES, () -> round(programs));
			table.accept(Figure.atMost("start to first call, `java -jar`, median of 10", rounds.median(Round::jar), 2,
					" s"));
			table.accept(
					Figure.plain("the same without what the build prepares", shown(rounds.median(Round::unprepared))));
			table.accept(Figure.plain("the same with `-XX:TieredStopAtLevel=1`", shown(rounds.median(Round::quickly))));
			table.accept(Figure.atMost("the same by `config/roomshift`", rounds.median(Round::launcher),
					(Runtime.version().feature() < 25) ? 1.2 : 1, " s"));
			table.accept(Figure.plain("a bare Spring Boot program, whole process", shown(rounds.median(Round::hello))));
			table.accept(Figure.atMost("`--help`", rounds.median(Round::help), 0.4, " s"));
		}
	}

	private static Round round(Programs programs) {
		return new Round(firstCall(programs.jar()), firstCall(programs.unprepared()),
				firstCall(programs.quicklyCompiled()), firstCall(programs.launcher()), whole(programs.hello()),
				whole(programs.help()));
	}

	private static double firstCall(List<String> program) {
		try (Office office = Office.of(10)) {
			Started started = office.start(Stream.concat(program.stream(), Stream.of("apply", "rooms.csv")).toList())
				.successful();
			return Office.seconds(started.at(), office.simulator().journal().entries().get(0).time());
		}
	}

	private static double whole(List<String> program) {
		try (Office office = Office.of(1)) {
			return office.start(program).successful().seconds();
		}
	}

	private static String shown(double seconds) {
		return Figure.shown(seconds) + " s";
	}

	/**
	 * What is compared, in seconds.
	 */
	private record Round(double jar, double unprepared, double quickly, double launcher, double hello, double help) {

	}

}
