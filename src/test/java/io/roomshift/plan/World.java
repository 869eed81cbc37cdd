package io.roomshift.plan;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.roomshift.room.FieldWishes;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Rooms and a mapping for them, made so that chains, rings and every conflict occur.
 */
record World(List<KnownRoom> rooms, List<Wish> wishes) {

	private static final List<String> NAMES = List.of("Ops", "\u00c4rger", "Caf\u00e9", "Dev", "QA", "Web", "Sales",
			"Legal", "Board", "HR", "Lab", "roomshift-1-1", "roomshift-1-2");

	private static final FieldWishes TOPIC = new FieldWishes("A new topic", null, null, null, null);

	static Arbitrary<World> any() {
		return Arbitraries.integers().between(1, 9).flatMap((size) -> {
			Arbitrary<List<Draft>> drafts = draft().list().ofSize(size);
			Arbitrary<List<Row>> rows = row().list().ofMinSize(size).ofMaxSize(size + 2);
			Arbitrary<List<Integer>> held = Arbitraries.shuffle(upTo(NAMES.size()));
			Arbitrary<List<Integer>> exchange = Arbitraries.shuffle(upTo(size));
			return Combinators.combine(drafts, rows, held, exchange).as(World::of);
		}).withoutEdgeCases();
	}

	private static Arbitrary<Draft> draft() {
		return Combinators.combine(often(false), often(false), Arbitraries.integers().between(0, 3)).as(Draft::new);
	}

	private static Arbitrary<Boolean> often(boolean value) {
		return Arbitraries.frequency(Tuple.of(9, value), Tuple.of(1, !value));
	}

	private static Arbitrary<Row> row() {
		Arbitrary<Aim> aim = Arbitraries.frequency(Tuple.of(16, Aim.EXCHANGE), Tuple.of(2, Aim.NOTHING),
				Tuple.of(1, Aim.SPELLING), Tuple.of(1, Aim.SAME), Tuple.of(2, Aim.NEW), Tuple.of(1, Aim.ANY));
		Arbitrary<Expectation> expectation = Arbitraries.frequency(Tuple.of(12, Expectation.NONE),
				Tuple.of(4, Expectation.RIGHT), Tuple.of(1, Expectation.WRONG));
		return Combinators
			.combine(aim, Arbitraries.integers().between(0, NAMES.size() - 1), Arbitraries.integers().between(0, 3),
					expectation, often(false))
			.as(Row::new);
	}

	private static List<Integer> upTo(int end) {
		return IntStream.range(0, end).boxed().toList();
	}

	private static World of(List<Draft> drafts, List<Row> rows, List<Integer> held, List<Integer> exchange) {
		List<KnownRoom> rooms = new ArrayList<>();
		for (int i = 0; i < drafts.size(); i++) {
			Draft draft = drafts.get(i);
			int base = held.get((draft.twin() && i > 0) ? i - 1 : i);
			rooms.add(new KnownRoom(RoomId.of(i + 1), spelled(base, draft.spelling()), draft.archived()));
		}
		List<Wish> wishes = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			KnownRoom room = (i < rooms.size()) ? rooms.get(i) : null;
			Row row = rows.get(i);
			if (row.aim() != Aim.NOTHING) {
				int other = (room != null) ? held.get(exchange.get(i)) : row.pick();
				wishes.add(new Wish(i + 2, RoomId.of(i + 1), wished(row, room, other), expected(row, room),
						row.topic() ? TOPIC : FieldWishes.NONE));
			}
		}
		return new World(rooms, wishes);
	}

	private static RoomName wished(Row row, @Nullable KnownRoom room, int other) {
		String present = (room != null) ? room.name().value() : "Gone";
		return switch (row.aim()) {
			case SPELLING -> RoomName.of(spelled(present, row.spelling()));
			case SAME -> RoomName.of(present);
			case NEW -> RoomName.of("New " + row.pick());
			case ANY -> spelled(row.pick(), row.spelling());
			default -> spelled(other, row.spelling());
		};
	}

	private static @Nullable RoomName expected(Row row, @Nullable KnownRoom room) {
		return switch (row.expectation()) {
			case NONE -> null;
			case RIGHT -> (room != null) ? room.name() : null;
			case WRONG -> RoomName.of("Something else");
		};
	}

	private static RoomName spelled(int base, int spelling) {
		return RoomName.of(spelled(NAMES.get(base), spelling));
	}

	private static String spelled(String name, int spelling) {
		return switch (spelling) {
			case 1 -> name.toUpperCase(Locale.ROOT);
			case 2 -> Normalizer.normalize(name, Normalizer.Form.NFD);
			default -> name;
		};
	}

	/**
	 * What a row asks for.
	 */
	private enum Aim {

		EXCHANGE, NOTHING, SPELLING, SAME, NEW, ANY

	}

	/**
	 * What a row expects.
	 */
	private enum Expectation {

		NONE, RIGHT, WRONG

	}

	private record Row(Aim aim, int pick, int spelling, Expectation expectation, boolean topic) {

	}

	private record Draft(boolean archived, boolean twin, int spelling) {

	}

}
