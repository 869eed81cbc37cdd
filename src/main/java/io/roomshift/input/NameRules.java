package io.roomshift.input;

import java.util.stream.Collectors;

import io.roomshift.room.RoomName;

/**
 * What a new name must be: HipChat's rules, and ours against names that break its calls.
 */
final class NameRules {

	private static final int REPLACEMENT = 0xFFFD;

	private final Cell cell;

	private final String name;

	private final Problems problems;

	private NameRules(Cell cell, Problems problems) {
		this.cell = cell;
		this.name = cell.value();
		this.problems = problems;
	}

	/**
	 * Reports every rule that the cell breaks.
	 */
	static void check(Cell cell, Problems problems) {
		new NameRules(cell, problems).check();
	}

	private void check() {
		if (this.name.isEmpty()) {
			report(ProblemCode.NAME_MISSING);
			return;
		}
		int length = this.name.codePointCount(0, this.name.length());
		if (length > RoomName.MAX_LENGTH) {
			report(ProblemCode.NAME_TOO_LONG, length, RoomName.MAX_LENGTH);
		}
		int control = Cell.find(this.name, Cell::isControl);
		if (control >= 0) {
			report(ProblemCode.NAME_CONTROL_CHARACTER, this.name.codePointAt(control));
		}
		if (this.name.indexOf('/') >= 0) {
			report(ProblemCode.NAME_SLASH);
		}
		if (this.name.indexOf(REPLACEMENT) >= 0) {
			report(ProblemCode.NAME_DAMAGED);
		}
		// HipChat reads ids in ASCII digits only, so other digits are names to it.
		if (IdDamage.isDigits(this.name)) {
			report(ProblemCode.NAME_DIGITS_ONLY);
		}
		checkWhatIsInvisible();
	}

	private void checkWhatIsInvisible() {
		if (Cell.find(this.name, (c) -> !Cell.isInvisible(c) && !Cell.isBlank(c)) < 0) {
			report(ProblemCode.NAME_INVISIBLE);
		}
		else if (Cell.find(this.name, Cell::isInvisible) >= 0) {
			report(ProblemCode.INVISIBLE_CHARACTERS,
					this.name.codePoints()
						.filter(Cell::isInvisible)
						.distinct()
						.mapToObj((c) -> String.format("U+%04X", c))
						.collect(Collectors.joining(", ")));
		}
	}

	private void report(ProblemCode code, Object... facts) {
		Object[] all = new Object[facts.length + 1];
		all[0] = this.cell.quoted();
		System.arraycopy(facts, 0, all, 1, facts.length);
		this.problems.add(code.at(this.cell, all));
	}

}
