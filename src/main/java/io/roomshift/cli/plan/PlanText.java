package io.roomshift.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.roomshift.plan.Chain;
import io.roomshift.plan.Step;

/**
 * A plan as plain lines for a pipe or a file: one for each room, all of them, each in the
 * same form.
 */
public final class PlanText {

	private PlanText() {
	}

	/**
	 * The lines of the result.
	 */
	public static List<String> lines(PlanView view) {
		List<String> lines = new ArrayList<>();
		for (Chain chain : view.plan().chains()) {
			for (int position = 0; position < chain.steps().size(); position++) {
				lines.add(line(view, chain, position));
			}
		}
		lines.addAll(view.summary());
		if (view.next() != null) {
			lines.add("Next: " + view.next());
		}
		return lines;
	}

	private static String line(PlanView view, Chain chain, int position) {
		Step step = chain.steps().get(position);
		return "  room " + step.wish().room() + ": " + step.from().quoted()
				+ (step.isRename() ? " -> " + step.to().quoted() : " keeps its name; other fields change")
				+ view.channel(step).map((channel) -> " (in Slack " + channel + ")").orElse("")
				+ remark(chain, position).map((remark) -> " (" + remark + ")").orElse("");
	}

	private static Optional<String> remark(Chain chain, int position) {
		Step step = chain.steps().get(position);
		if (chain.ring()) {
			String ring = "in a ring of " + chain.steps().size();
			boolean parks = position == chain.steps().size() - 1;
			return Optional.of(parks ? "through a parking name, " + ring : ring);
		}
		if (step.parking() != null) {
			return Optional.of("through a parking name, if HipChat refuses a change of case alone");
		}
		return (position > 0) ? Optional.of("after room " + chain.steps().get(position - 1).wish().room())
				: Optional.empty();
	}

}
