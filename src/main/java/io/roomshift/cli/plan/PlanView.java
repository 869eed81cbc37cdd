package io.roomshift.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import io.roomshift.plan.Chain;
import io.roomshift.plan.Plan;
import io.roomshift.plan.Step;
import io.roomshift.room.Plural;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

/**
 * A plan with all that there is to say of it.
 *
 * @param source where its wishes come from
 * @param plan the plan
 * @param remarks what Slack's rules have to say, the gravest first
 * @param channels the channel that Slack would make of a name; null when that is of no
 * interest
 * @param refusal what keeps the plan from being carried out
 * @param forecast what it would cost; null when nothing would be done
 * @param next the command to give next; null when there is none
 */
public record PlanView(String source, Plan plan, List<String> remarks, @Nullable Function<RoomName, String> channels,
		Refusal refusal, @Nullable CallForecast forecast, @Nullable String next) {

	public PlanView {
		remarks = List.copyOf(remarks);
	}

	/**
	 * Chains of a single room.
	 */
	List<Chain> renames() {
		return chains((chain) -> single(chain) && chain.steps().get(0).isRename() && !ofCase(chain));
	}

	/**
	 * Chains of a single room whose name changes in case alone.
	 */
	List<Chain> caseChanges() {
		return chains((chain) -> single(chain) && ofCase(chain));
	}

	/**
	 * Chains of a single room that keeps its name.
	 */
	List<Chain> fieldChanges() {
		return chains((chain) -> single(chain) && !chain.steps().get(0).isRename());
	}

	/**
	 * Chains of several rooms, each of which waits for the one before it.
	 */
	List<Chain> sequences() {
		return chains((chain) -> !single(chain) && !chain.ring());
	}

	/**
	 * Chains in which rooms exchange their names.
	 */
	List<Chain> rings() {
		return chains(Chain::ring);
	}

	private List<Chain> chains(Predicate<Chain> kind) {
		return this.plan.chains().stream().filter(kind).toList();
	}

	private static boolean ofCase(Chain chain) {
		return chain.steps().get(0).parking() != null;
	}

	private static boolean single(Chain chain) {
		return chain.steps().size() == 1 && !chain.ring();
	}

	/**
	 * The channel that the room will become, with a hash, if it is called otherwise than
	 * the room.
	 */
	Optional<String> channel(Step step) {
		return (this.channels != null) ? Optional.of(this.channels.apply(step.to()))
			.filter((channel) -> !channel.isEmpty() && !channel.equals(step.to().value()))
			.map((channel) -> "#" + channel) : Optional.empty();
	}

	/**
	 * The counts and, if there is any, the forecast.
	 */
	List<String> summary() {
		List<String> lines = new ArrayList<>();
		lines.add("Plan: " + Plural.of(this.plan.steps().size(), "room") + " to change, " + this.plan.already().size()
				+ " already right, " + this.plan.conflicts().size() + " in conflict.");
		long renamed = this.plan.steps()
			.stream()
			.filter((step) -> step.isRename() && channel(step).isPresent())
			.count();
		if (renamed > 0) {
			lines.add("Slack: " + Plural.of(renamed, "new name is no channel name", "new names are no channel names")
					+ "; #… is what Slack makes of it.");
		}
		if (this.forecast != null) {
			lines.addAll(this.forecast.lines());
		}
		if (this.refusal != Refusal.NONE) {
			lines.add(this.refusal.sentence());
		}
		return lines;
	}

}
