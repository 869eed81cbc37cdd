package io.roomshift.job;

import java.util.Collection;
import java.util.List;

import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.Plan;

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
	 */
	record Verdict(List<String> remarks, boolean refused) {

		public Verdict {
			remarks = List.copyOf(remarks);
		}

	}

}
