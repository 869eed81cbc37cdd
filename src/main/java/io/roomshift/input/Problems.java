package io.roomshift.input;

import java.util.ArrayList;
import java.util.List;

/**
 * The problems and warnings found so far, so many of each as a person can read.
 */
final class Problems {

	private static final int MOST_KEPT = 1_000;

	private final List<Problem> errors = new ArrayList<>();

	private final List<Problem> warnings = new ArrayList<>();

	private int moreErrors;

	private int moreWarnings;

	void add(Problem problem) {
		if (problem.code().isWarning()) {
			this.moreWarnings += addTo(this.warnings, problem);
		}
		else {
			this.moreErrors += addTo(this.errors, problem);
		}
	}

	private static int addTo(List<Problem> kept, Problem problem) {
		if (kept.size() == MOST_KEPT) {
			return 1;
		}
		kept.add(problem);
		return 0;
	}

	/**
	 * What makes the mapping unfit, sorted by place.
	 */
	List<Problem> errors() {
		return sorted(this.errors, this.moreErrors, ProblemCode.MORE_PROBLEMS);
	}

	/**
	 * What is odd but no hindrance, sorted by place.
	 */
	List<Problem> warnings() {
		return sorted(this.warnings, this.moreWarnings, ProblemCode.MORE_WARNINGS);
	}

	private static List<Problem> sorted(List<Problem> kept, int more, ProblemCode rest) {
		List<Problem> sorted = new ArrayList<>(kept);
		sorted.sort(Problem.BY_PLACE);
		if (more > 0) {
			sorted.add(rest.ofFile(more));
		}
		return List.copyOf(sorted);
	}

}
