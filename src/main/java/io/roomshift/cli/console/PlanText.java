package io.roomshift.cli.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.roomshift.plan.Chain;
import io.roomshift.plan.Plan;
import io.roomshift.plan.Step;
import io.roomshift.room.Plural;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

/**
 * A plan as people read it: what stands in the way, and what would be done.
 */
public final class PlanText {

	private static final int SHOWN = 40;

	/** The columns of a terminal. */
	private static final int WIDTH = 80;

	private final Plan plan;

	private final Path mapping;

	private final boolean refused;

	private final boolean verbose;

	private final Function<RoomName, String> channel;

	/**
	 * Creates the text.
	 * @param refused whether the conflicts keep the plan from being carried out
	 * @param verbose whether all steps are shown
	 * @param channel the channel name that Slack would make of a room's name; empty for
	 * none
	 */
	public PlanText(Plan plan, Path mapping, boolean refused, boolean verbose, Function<RoomName, String> channel) {
		this.plan = plan;
		this.mapping = mapping;
		this.refused = refused;
		this.verbose = verbose;
		this.channel = channel;
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
		int steps = this.plan.steps();
		int rooms = 0;
		for (Chain chain : this.plan.chains()) {
			if (this.verbose || rooms < SHOWN) {
				lines.addAll(steps(chain));
				rooms += chain.steps().size();
			}
		}
		if (rooms < steps) {
			lines.add((steps - rooms) + " more; --verbose shows all.");
		}
		lines.add("Plan: " + Plural.of(steps, "room") + " to change, " + this.plan.already().size() + " already right, "
				+ this.plan.conflicts().size() + " in conflict.");
		if (this.refused) {
			lines.add("Nothing would be done while there are conflicts; --on-conflict skip leaves these rows out.");
		}
		if (next != null) {
			lines.add("Next: " + next);
		}
		return lines;
	}

	private List<String> steps(Chain chain) {
		List<String> lines = new ArrayList<>();
		for (int position = 0; position < chain.steps().size(); position++) {
			lines.addAll(lines(chain, position));
		}
		return lines;
	}

	/**
	 * A room, once; on several lines where one would be too long for a terminal.
	 */
	private List<String> lines(Chain chain, int position) {
		Step step = chain.steps().get(position);
		String room = "  room " + step.wish().room() + ": ";
		List<String> parts = new ArrayList<>(List.of(step.from().quoted()));
		parts.add(step.isRename() ? "-> " + step.to().quoted() : "keeps its name; other fields change");
		inSlack(step.to()).ifPresent(parts::add);
		remark(chain, position).ifPresent((remark) -> parts.add("(" + remark + ")"));
		String line = room + String.join(" ", parts);
		if (line.length() <= WIDTH) {
			return List.of(line);
		}
		String indented = " ".repeat(room.length());
		List<String> lines = new ArrayList<>(List.of(room + parts.get(0)));
		parts.subList(1, parts.size()).forEach((part) -> append(lines, part, indented));
		return lines;
	}

	private static void append(List<String> lines, String part, String indented) {
		String last = lines.get(lines.size() - 1);
		if (last.length() + 1 + part.length() <= WIDTH) {
			lines.set(lines.size() - 1, last + " " + part);
		}
		else {
			lines.add(indented + part);
		}
	}

	/**
	 * The channel name, where it is another than the room's.
	 */
	private Optional<String> inSlack(RoomName name) {
		String channelName = this.channel.apply(name);
		return (channelName.isEmpty() || channelName.equals(name.value())) ? Optional.empty()
				: Optional.of("(in Slack #" + channelName + ")");
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
