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
		try (Office office = Office.of(1)) {
			Programs programs = Programs.in(office.directory());
			table.accept(Figure.atMost("start to first call, `java -jar`, median of 10",
					median(() -> firstCall(programs.jar())), 2, " s"));
			table.accept(Figure.plain("the same without what the build prepares",
					shown(median(() -> firstCall(programs.unprepared())))));
			table.accept(Figure.plain("the same with `-XX:TieredStopAtLevel=1`",
					shown(median(() -> firstCall(programs.quicklyCompiled())))));
			table.accept(Figure.atMost("the same by `config/roomshift`", median(() -> firstCall(programs.launcher())),
					(Runtime.version().feature() < 25) ? 1.2 : 1, " s"));
			table.accept(Figure.plain("a bare Spring Boot program, whole process",
					shown(median(() -> whole(programs.hello())))));
			table.accept(Figure.atMost("`--help`", median(() -> whole(programs.help())), 0.4, " s"));
		}
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

	private static double median(Supplier<Double> measurement) {
		List<Double> all = Stream.generate(measurement).limit(TIMES).sorted().toList();
		return (all.get(TIMES / 2 - 1) + all.get(TIMES / 2)) / 2;
	}

}
