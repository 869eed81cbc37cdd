package io.roomshift.input;

import java.nio.file.Path;
import java.util.List;

/**
 * The mapping file can't be used; it holds every problem of the file, sorted by line and
 * column.
 */
public final class MappingException extends RuntimeException {

	private final transient Path file;

	private final transient List<Problem> problems;

	MappingException(Path file, List<Problem> problems) {
		super(problems.get(0).in(file) + ((problems.size() > 1) ? " (first of " + problems.size() + ")" : ""));
		this.file = file;
		this.problems = List.copyOf(problems);
	}

	/**
	 * The file as it was named.
	 */
	public Path file() {
		return this.file;
	}

	/**
	 * At least one.
	 */
	public List<Problem> problems() {
		return this.problems;
	}

	/**
	 * One line for each problem, as {@link Problem#in} writes it.
	 */
	public List<String> lines() {
		return this.problems.stream().map((problem) -> problem.in(this.file)).toList();
	}

}
