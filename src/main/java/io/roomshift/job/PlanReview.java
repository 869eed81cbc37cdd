package io.roomshift.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.roomshift.ledger.slack.SlackForecast;
import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.Plan;
import io.roomshift.room.Plural;

/**
 * Judges a plan by rules that are not HipChat's, before anything is written.
 */
@FunctionalInterface
public interface PlanReview {

	/**
	 * What there is to say of the plan.
	 */
	Verdict review(Plan plan, Collection<KnownRoom> rooms);

	/**
	 * What a review came to.
	 *
	 * @param remarks sentences, the gravest first
	 * @param refused whether the plan must not be carried out
	 * @param forecast what Slack would make of the rooms, for the reports
	 */
	record Verdict(List<String> remarks, boolean refused, SlackForecast forecast) {

		/** As many remarks as anybody reads. */
		private static final int READ = 20;

		public Verdict {
			remarks = List.copyOf(remarks);
		}

		/**
		 * A verdict by rules that have nothing to do with Slack.
		 */
		public Verdict(List<String> remarks, boolean refused) {
			this(remarks, refused, SlackForecast.NONE);
		}

		/**
		 * The remarks, or the first of them and how many there are besides.
		 */
		List<String> shortened() {
			if (this.remarks.size() <= READ) {
				return this.remarks;
			}
			List<String> shown = new ArrayList<>(this.remarks.subList(0, READ));
			shown.add("Slack: " + Plural.of(this.remarks.size() - READ, "more remark") + ".");
			return shown;
		}

	}

}
