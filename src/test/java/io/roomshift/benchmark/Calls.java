package io.roomshift.benchmark;

import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How many calls it takes.
 */
final class Calls {

	private static final int ROOMS = 1000;

	private static final int EDITED = 10;

	private Calls() {
	}

	static void measure(Consumer<Figure> table) {
		try (Office office = Office.of(ROOMS)) {
			office.apply();
			table.accept(
					Figure.atMost("calls per renamed room, 1,000 rooms", (double) office.calls() / ROOMS, 2.01, ""));
			table.accept(Figure.atMost("calls of the completed mapping again", (double) again(office), 0, ""));
			office.write(IntStream.rangeClosed(1, ROOMS)
				.mapToObj((id) -> id + ((id <= EDITED) ? ",edited-" : ",room-") + id));
			int pages = 2 * (1 + ROOMS / 1000);
			table.accept(Figure.atMost("calls per new row, list pages apart, 10 of 1,000 rows edited",
					(double) (again(office) - pages) / EDITED, 2.01, ""));
		}
		try (Office office = Office.of(ROOMS)) {
			office.apply("--fresh-within", "5m");
			table.accept(Figure.atMost("calls per renamed room, `--fresh-within 5m`", (double) office.calls() / ROOMS,
					1.02, ""));
		}
	}

	private static long again(Office office) {
		long before = office.calls();
		office.apply();
		return office.calls() - before;
	}

}
