package io.roomshift.input;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import org.jspecify.annotations.Nullable;

/**
 * Which column of the file means what.
 */
final class Header {

	private static final int MOST_SHOWN = 20;

	/** Columns of files that Roomshift writes itself: no reason to warn. */
	private static final Set<String> OURS = Set.of("outcome", "detail", "tip", "why", "slack_name", "line",
			"http_status", "attempts", "finished_at", "owner_name", "last_active");

	private final List<Cell> cells;

	private final Map<Column, Integer> places = new EnumMap<>(Column.class);

	private Header(List<Cell> cells) {
		this.cells = cells;
	}

	/**
	 * Understands the header and reports what is wrong with it.
	 */
	static Header of(List<Cell> cells, Problems problems) {
		Header header = new Header(cells);
		header.findColumns(problems);
		header.findWhatIsMissing(problems);
		header.findWhatIsIgnored().ifPresent(problems::add);
		return header;
	}

	private void findColumns(Problems problems) {
		for (int place = 0; place < this.cells.size(); place++) {
			Cell cell = this.cells.get(place);
			Column column = Column.parse(cell.text()).orElse(null);
			Integer earlier = (column != null) ? this.places.putIfAbsent(column, place) : null;
			if (column != null && earlier != null) {
				problems.add(
						ProblemCode.DUPLICATE_COLUMN.at(cell, this.cells.get(earlier).quoted(), cell.quoted(), column));
			}
		}
	}

	private void findWhatIsMissing(Problems problems) {
		String missing = Stream.of(Column.ROOM_ID, Column.NEW_NAME)
			.filter((column) -> !this.places.containsKey(column))
			.map((column) -> "'" + column + "'")
			.collect(Collectors.joining(" and no column "));
		if (this.cells.isEmpty()) {
			// Either the file is empty or its header unsound: both are told elsewhere.
			return;
		}
		if (this.places.isEmpty() && this.cells.stream().anyMatch(Header::isNumber)) {
			problems.add(ProblemCode.NO_HEADER.at(this.cells.get(0), listed(this.cells)));
		}
		else if (!missing.isEmpty()) {
			problems.add(ProblemCode.MISSING_COLUMN.at(this.cells.get(0), missing, listed(this.cells)));
		}
	}

	private Optional<Problem> findWhatIsIgnored() {
		List<Cell> unknown = this.cells.stream()
			.filter((cell) -> Column.parse(cell.text()).isEmpty() && !OURS.contains(fold(cell.text())))
			.toList();
		return unknown.stream().findFirst().map((first) -> ProblemCode.IGNORED_COLUMNS.at(first, listed(unknown)));
	}

	private static boolean isNumber(Cell cell) {
		return !cell.value().isEmpty() && cell.value().chars().allMatch(Character::isDigit);
	}

	private static String listed(List<Cell> cells) {
		String shown = cells.stream().limit(MOST_SHOWN).map(Cell::quoted).collect(Collectors.joining(", "));
		int more = cells.size() - MOST_SHOWN;
		return (more > 0) ? shown + " and " + more + " more" : shown;
	}

	private static String fold(String header) {
		return Cell.strip(header).toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether rows can be understood by it.
	 */
	boolean usable() {
		return this.places.containsKey(Column.ROOM_ID) && this.places.containsKey(Column.NEW_NAME);
	}

	/**
	 * The row's cell of a column; null when the file lacks the column.
	 */
	@Nullable Cell cell(List<Cell> row, Column column) {
		Integer place = this.places.get(column);
		return (place != null) ? row.get(place) : null;
	}

	List<Cell> cells() {
		return this.cells;
	}

	/**
	 * A column that means something to Roomshift.
	 */
	enum Column {

		ROOM_ID, NEW_NAME, EXPECTED_NAME, TOPIC, PRIVACY, IS_ARCHIVED, IS_GUEST_ACCESSIBLE, OWNER_ID, MESSAGE;

		private static final Map<String, Column> ALIASES = Map.of("id", ROOM_ID, "room", ROOM_ID, "name", NEW_NAME,
				"to", NEW_NAME, "old_name", EXPECTED_NAME, "from", EXPECTED_NAME);

		static Optional<Column> parse(String header) {
			String name = fold(header);
			return Arrays.stream(values())
				.filter((column) -> column.toString().equals(name) || column == ALIASES.get(name))
				.findFirst();
		}

		/**
		 * The cell of a wish in this column; empty when the wish has nothing to say.
		 */
		String of(Wish wish) {
			FieldWishes fields = wish.fields();
			Object said = switch (this) {
				case ROOM_ID -> wish.room();
				case NEW_NAME -> wish.newName();
				case EXPECTED_NAME -> wish.expectedName();
				case TOPIC -> fields.topic();
				case PRIVACY -> (fields.privacy() != null) ? fields.privacy().word() : null;
				case IS_ARCHIVED -> fields.archived();
				case IS_GUEST_ACCESSIBLE -> fields.guestAccessible();
				case OWNER_ID -> fields.owner();
				case MESSAGE -> null;
			};
			return (said != null) ? said.toString() : "";
		}

		/**
		 * Its name in a header.
		 */
		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
