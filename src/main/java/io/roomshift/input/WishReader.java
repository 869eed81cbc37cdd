package io.roomshift.input;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.roomshift.input.Header.Column;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.Privacy;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.Template;
import io.roomshift.room.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Makes wishes of rows, and reports every cell that it can't understand.
 */
final class WishReader {

	private final Header header;

	private final Problems problems;

	private final Map<RoomId, Integer> lines = new HashMap<>();

	WishReader(Header header, Problems problems) {
		this.header = header;
		this.problems = problems;
	}

	/**
	 * The wish of a row; empty when the room or its new name is not known. A wish of
	 * which a problem was reported is not to be used.
	 */
	Optional<Wish> read(List<Cell> row) {
		RoomId room = room(row);
		RoomName newName = newName(row);
		RoomName expectedName = expectedName(row);
		FieldWishes fields = fields(row);
		if (room == null || newName == null) {
			return Optional.empty();
		}
		int line = row.get(0).line();
		Integer earlier = this.lines.putIfAbsent(room, line);
		if (earlier != null) {
			Cell cell = required(row, Column.ROOM_ID);
			this.problems.add(ProblemCode.DUPLICATE_ROOM.at(cell, room, earlier, line));
		}
		return Optional.of(new Wish(line, room, newName, expectedName, fields));
	}

	private @Nullable RoomId room(List<Cell> row) {
		Cell cell = required(row, Column.ROOM_ID);
		return isFit(cell, Column.ROOM_ID) && isId(cell, Column.ROOM_ID) ? RoomId.parse(cell.value()) : null;
	}

	private @Nullable RoomName newName(List<Cell> row) {
		Cell cell = required(row, Column.NEW_NAME);
		if (!isFit(cell, Column.NEW_NAME)) {
			return null;
		}
		NameRules.check(cell, this.problems);
		return RoomName.of(cell.value());
	}

	private @Nullable RoomName expectedName(List<Cell> row) {
		Cell cell = optional(row, Column.EXPECTED_NAME);
		return (cell != null) ? RoomName.of(cell.value()) : null;
	}

	private FieldWishes fields(List<Cell> row) {
		FieldWishes fields = new FieldWishes(topic(row), privacy(row), flag(row, Column.IS_ARCHIVED),
				flag(row, Column.IS_GUEST_ACCESSIBLE), owner(row));
		return fields.isEmpty() ? FieldWishes.NONE : fields;
	}

	private @Nullable String topic(List<Cell> row) {
		Cell cell = optional(row, Column.TOPIC);
		if (cell == null) {
			return null;
		}
		checkText(cell, FieldWishes.MAX_TOPIC_LENGTH, ProblemCode.TOPIC_TOO_LONG, ProblemCode.TOPIC_CONTROL_CHARACTER);
		return cell.text();
	}

	/**
	 * What is said to the row's room; empty when the cell is. Its length is that of the
	 * text as it stands, without the names that come into it later.
	 */
	Optional<Template> message(List<Cell> row) {
		Cell cell = optional(row, Column.MESSAGE);
		if (cell == null) {
			return Optional.empty();
		}
		Template template = new Template(cell.text());
		checkText(cell, Template.LONGEST, ProblemCode.MESSAGE_TOO_LONG, ProblemCode.MESSAGE_CONTROL_CHARACTER);
		template.unknownPlaceholder()
			.ifPresent((unknown) -> this.problems.add(ProblemCode.MESSAGE_PLACEHOLDER.at(cell, Cell.quoted(unknown))));
		return Optional.of(template);
	}

	private void checkText(Cell cell, int longest, ProblemCode tooLong, ProblemCode controlCharacter) {
		String text = cell.text();
		int length = text.codePointCount(0, text.length());
		if (length > longest) {
			this.problems.add(tooLong.at(cell, cell.quoted(), length, longest));
		}
		int control = Cell.find(text, (c) -> Cell.isControl(c) && c != '\n' && c != '\r' && c != '\t');
		if (control >= 0) {
			this.problems.add(controlCharacter.at(cell, cell.quoted(), text.codePointAt(control)));
		}
	}

	private @Nullable Privacy privacy(List<Cell> row) {
		Cell cell = optional(row, Column.PRIVACY);
		if (cell == null) {
			return null;
		}
		Privacy privacy = Privacy.parse(cell.value()).orElse(null);
		if (privacy == null) {
			this.problems.add(ProblemCode.PRIVACY_UNKNOWN.at(cell, cell.quoted()));
		}
		return privacy;
	}

	private @Nullable Boolean flag(List<Cell> row, Column column) {
		Cell cell = optional(row, column);
		if (cell == null) {
			return null;
		}
		String word = cell.value().toLowerCase(Locale.ROOT);
		if (!word.equals("true") && !word.equals("false")) {
			this.problems.add(ProblemCode.FLAG_UNKNOWN.at(cell, column, cell.quoted()));
		}
		return word.equals("true");
	}

	private @Nullable UserId owner(List<Cell> row) {
		Cell cell = optional(row, Column.OWNER_ID);
		return (cell != null && isId(cell, Column.OWNER_ID)) ? UserId.parse(cell.value()) : null;
	}

	private boolean isId(Cell cell, Column column) {
		Optional<ProblemCode> damage = IdDamage.of(cell.value());
		damage.ifPresent((code) -> this.problems.add(code.at(cell, column, cell.quoted(), cell.value().length())));
		return damage.isEmpty();
	}

	private Cell required(List<Cell> row, Column column) {
		Cell cell = this.header.cell(row, column);
		if (cell == null) {
			throw new IllegalStateException("No column '" + column + "'");
		}
		return cell;
	}

	/**
	 * The row's cell if it has something to say and can be read.
	 */
	private @Nullable Cell optional(List<Cell> row, Column column) {
		Cell cell = this.header.cell(row, column);
		return (cell != null && !cell.value().isEmpty() && isFit(cell, column)) ? cell : null;
	}

	private boolean isFit(Cell cell, Column column) {
		if (cell.isSpreadsheetError()) {
			this.problems.add(ProblemCode.SPREADSHEET_ERROR.at(cell, column, cell.quoted()));
			return false;
		}
		return cell.readable();
	}

}
