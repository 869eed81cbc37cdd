package io.roomshift.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.roomshift.plan.Chain;
import io.roomshift.plan.Plan;
import io.roomshift.plan.Step;
import io.roomshift.room.Plural;
import io.roomshift.room.RoomId;

/**
 * The calls of a run by what they are for.
 *
 * @param look who the tokens stand for, and which rooms there are
 * @param read rooms that are read before their update
 * @param update updates
 * @param compare rooms once more
 * @param tell messages
 * @param sparable those of the rooms to read that the list showed whole
 * @param keeping rooms that keep their names, which need no update when their other
 * fields are as wished already
 * @param ofCase rooms whose names change in case alone, which HipChat may refuse
 */
public record Calls(long look, long read, long update, long compare, long tell, long sparable, long keeping,
		long ofCase) {

	/**
	 * A refused update, the room parked, and on: each time but the first it is read too.
	 */
	private static final int MORE_WHEN_CASE_IS_REFUSED = 4;

	/**
	 * The calls of a run: a room is read and updated; the room of a ring that parks is so
	 * twice.
	 * @param tells whether renamed rooms are told
	 */
	public static Calls of(Plan plan, Look look, boolean tells) {
		List<Step> steps = plan.steps();
		long updates = steps.size() + plan.chains().stream().filter(Chain::ring).count();
		long renamed = steps.stream().filter(Step::isRename).count();
		long alone = Stream
			.concat(steps.stream().map((step) -> step.wish().room()),
					plan.already().stream().map((wish) -> wish.room()))
			.filter(look.hidden()::contains)
			.count();
		long sparable = steps.stream().filter((step) -> !look.hidden().contains(step.wish().room())).count();
		long ofCase = plan.chains()
			.stream()
			.filter((chain) -> !chain.ring())
			.flatMap((chain) -> chain.steps().stream())
			.filter((step) -> step.parking() != null)
			.count();
		return new Calls(look.calls(), updates, updates, look.lists() + alone, tells ? renamed : 0, sparable,
				steps.size() - renamed, ofCase);
	}

	/**
	 * The same where rooms need not be read whose details are young enough.
	 * @param inTime the rooms that are updated in that time
	 */
	Calls withoutReading(long inTime) {
		return new Calls(this.look, this.read - Math.min(this.sparable, Math.max(0, inTime)), this.update, this.compare,
				this.tell, 0, this.keeping, this.ofCase);
	}

	/**
	 * All of them, if HipChat takes changes of case alone.
	 */
	public long total() {
		return this.look + this.read + this.update + this.compare + this.tell;
	}

	/**
	 * The calls as people read them, in a sentence.
	 */
	@Override
	public String toString() {
		List<String> parts = new ArrayList<>();
		parts.add(this.look + " to look");
		parts.add(this.read + " to read rooms");
		parts.add(Plural.of(this.update, "update"));
		parts.add(this.compare + " to compare");
		if (this.tell > 0) {
			parts.add(Plural.of(this.tell, "message"));
		}
		return ((this.keeping > 0) ? "at most " : "") + total() + ": " + String.join(", ", parts) + ((this.ofCase > 0)
				? "; " + MORE_WHEN_CASE_IS_REFUSED + " more for each change of case alone that HipChat refuses." : ".");
	}

	/**
	 * What it took to see which rooms there are, which a run does again.
	 *
	 * @param calls all calls
	 * @param lists those of them that asked for the list
	 * @param hidden rooms of which the list did not show all fields, so that they are
	 * compared one by one
	 */
	public record Look(long calls, long lists, Set<RoomId> hidden) {

		public Look {
			hidden = Set.copyOf(hidden);
		}

	}

}
