package io.roomshift.input;

/**
 * Keeps spreadsheets from running a cell as a formula: an apostrophe before the cell when
 * it is written, which reading takes away again.
 * <p>
 * A cell is at risk when its first character, apostrophes apart, is one of
 * {@code = + - @}, tab or carriage return (OWASP, "CSV Injection"). Counting the
 * apostrophes in makes the two directions each other's exact inverse.
 */
public final class FormulaGuard {

	private static final String STARTERS = "=+-@\t\r";

	private FormulaGuard() {
	}

	/**
	 * The cell as it is to be written to a CSV file.
	 */
	public static String guard(String cell) {
		return (starterAt(cell) >= 0) ? "'" + cell : cell;
	}

	/**
	 * The cell that {@link #guard} was given.
	 */
	public static String unguard(String cell) {
		return (starterAt(cell) > 0) ? cell.substring(1) : cell;
	}

	private static int starterAt(String cell) {
		int index = 0;
		while (index < cell.length() && cell.charAt(index) == '\'') {
			index++;
		}
		return (index < cell.length() && STARTERS.indexOf(cell.charAt(index)) >= 0) ? index : -1;
	}

}
