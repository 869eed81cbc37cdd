package io.roomshift.cli.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.roomshift.plan.Chain;
import io.roomshift.plan.Plan;
import io.roomshift.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * A plan as people read it: what stands in the way, and what would be done.
 */
public final class PlanText {

	private static final int SHOWN = 40;

	private final Plan plan;

	private final Path mapping;

	private final boolean refused;

	private final boolean verbose;

	/**
	 * Creates the text.
	 * @param refused whether the conflicts keep the plan from being carried out
	 * @param verbose whether all steps are shown
	 */
	public PlanText(Plan plan, Path mapping, boolean refused, boolean verbose) {
		this.plan = plan;
		this.mapping = mapping;
		this.refused = refused;
		this.verbose = verbose;
	}

	/**
	 * What stands in the way, for stderr.
	 */
	public List<String> conflicts() {
		return EndingText.conflicts(this.plan.conflicts(), this.mapping.toString(), this.verbose);
	}

	/**
	 * The lines of the result.
	 * @param next the command to give next, if any
	 */
	public List<String> lines(@Nullable String next) {
		List<String> lines = new ArrayList<>();
		List<String> steps = this.plan.chains().stream().flatMap((chain) -> steps(chain).stream()).toList();
		int shown = this.verbose ? steps.size() : Math.min(steps.size(), SHOWN);
		lines.addAll(steps.subList(0, shown));
		if (shown < steps.size()) {
			lines.add((steps.size() - shown) + " more; --verbose shows all.");
		}
		int changes = this.plan.chains().stream().mapToInt((chain) -> chain.steps().size()).sum();
		lines.add("Plan: " + changes + " rooms to change, " + this.plan.already().size() + " already right, "
				+ this.plan.conflicts().size() + " in conflict.");
		if (this.refused) {
			lines.add("Nothing would be done while there are conflicts; --on-conflict skip leaves these rows out.");
		}
		if (next != null) {
			lines.add("Next: " + next);
		}
		return lines;
	}

	private static List<String> steps(Chain chain) {
		List<String> lines = new ArrayList<>();
		List<Step> steps = chain.steps();
		if (chain.ring()) {
			Step parked = steps.get(steps.size() - 1);
			if (parked.parking() != null) {
				lines.add("  room " + parked.wish().room() + ": " + parked.from().quoted() + " -> "
						+ parked.parking().quoted() + " for the time being");
			}
		}
		for (Step step : steps) {
			lines.add("  room " + step.wish().room() + ": " + step.from().quoted() + " -> " + step.to().quoted());
		}
		return lines;
	}

}
