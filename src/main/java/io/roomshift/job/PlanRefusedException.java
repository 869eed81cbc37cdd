package io.roomshift.job;

import java.util.List;

import io.roomshift.plan.Conflict;

/**
 * The plan has conflicts, and the operator did not ask to leave them out.
 */
public class PlanRefusedException extends RuntimeException {

	private final transient List<Conflict> conflicts;

	PlanRefusedException(List<Conflict> conflicts) {
		super("The plan has " + conflicts.size() + " conflicts");
		this.conflicts = List.copyOf(conflicts);
	}

	/**
	 * What stands in the way, by line.
	 */
	public List<Conflict> conflicts() {
		return this.conflicts;
	}

}
