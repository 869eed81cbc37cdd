package io.roomshift.plan;

import java.util.List;
import java.util.Optional;

/**
 * Renames that depend on each other, in the order in which they must be made; two chains
 * never touch the same room or name.
 *
 * @param steps in order; never empty
 * @param ring whether the last step's room must park on {@link Step#parking()} before the
 * first step, because the rooms exchange their names in a circle
 */
public record Chain(List<Step> steps, boolean ring) {

	public Chain {
		steps = List.copyOf(steps);
		if (steps.isEmpty()) {
			throw new IllegalArgumentException("A chain has at least one step");
		}
		if (ring && steps.get(steps.size() - 1).parking() == null) {
			throw new IllegalArgumentException("The last room of a ring needs a name to park on");
		}
	}

	/**
	 * The lowest line of the rows that the chain carries out.
	 */
	public int firstLine() {
		return this.steps.stream().mapToInt((step) -> step.wish().line()).min().orElseThrow();
	}

	/**
	 * The step whose room parks before any other moves; empty when the chain is no ring.
	 */
	public Optional<Step> parked() {
		return this.ring ? Optional.of(this.steps.get(this.steps.size() - 1)) : Optional.empty();
	}

}
