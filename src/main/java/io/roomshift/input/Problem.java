package io.roomshift.input;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * What is wrong at one place of the mapping file, or merely odd when its code is a
 * warning's.
 *
 * @param code names the kind of problem for good; {@code mapping.md} explains each
 * @param line the physical line, from 1; 0 when the file as a whole is meant
 * @param column the column of that line, in code points, from 1; 0 when the line is 0
 * @param what what is wrong, fit for a terminal
 * @param cure what to do
 */
public record Problem(ProblemCode code, int line, int column, String what, String cure) {

	static final Comparator<Problem> BY_PLACE = Comparator.comparingInt(Problem::line)
		.thenComparingInt(Problem::column);

	/**
	 * The same problem at a place that was found later.
	 */
	Problem at(int line, int column) {
		return new Problem(this.code, line, column, this.what, this.cure);
	}

	/**
	 * One line for a person; it begins with {@code file:line:column} so that editors and
	 * terminals can jump there.
	 */
	public String in(Path file) {
		String name = Cell.visible(file.toString());
		String place = (this.line > 0) ? name + ":" + this.line + ":" + this.column : name;
		return place + ": " + this;
	}

	@Override
	public String toString() {
		return this.what + " " + this.cure + " [" + this.code + "]";
	}

}
