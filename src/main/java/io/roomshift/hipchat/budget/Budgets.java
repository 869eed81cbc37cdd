package io.roomshift.hipchat.budget;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The budgets of all tokens that are used. Guarded by the {@link CallQueue} that they
 * belong to.
 */
final class Budgets {

	private final List<RateBudget> used;

	Budgets(Collection<RateBudget> budgets) {
		this.used = new ArrayList<>(budgets);
	}

	/**
	 * Uses the budget no more.
	 */
	void remove(RateBudget budget) {
		this.used.remove(budget);
	}

	boolean noneOf(Collection<RateBudget> choice) {
		return Collections.disjoint(this.used, choice);
	}

	/**
	 * The budget of these by which a call may go: the one that has most left; if none has
	 * anything left, the first that sends a scout.
	 */
	Optional<RateBudget> best(Collection<RateBudget> choice, Instant now) {
		RateBudget best = null;
		RateBudget scout = null;
		for (RateBudget budget : this.used) {
			if (choice.contains(budget)) {
				if (budget.allows(now)) {
					best = (best == null || budget.spare() > best.spare()) ? budget : best;
				}
				else if (scout == null && budget.sendsScout(now)) {
					scout = budget;
				}
			}
		}
		return Optional.ofNullable((best != null) ? best : scout);
	}

	/**
	 * When the first of the budgets that are waited for lets a call go again, as far as
	 * is known; {@link Instant#MAX} when it is not.
	 */
	Instant opensAt(Predicate<RateBudget> waitedFor, Instant now) {
		return this.used.stream()
			.filter(waitedFor)
			.map(RateBudget::scoutsAt)
			.filter((at) -> at.isAfter(now))
			.min(Comparator.naturalOrder())
			.orElse(Instant.MAX);
	}

	/**
	 * Whether no call is under way.
	 */
	boolean idle() {
		return this.used.stream().allMatch((budget) -> budget.underWay() == 0);
	}

	/** The calls left as the server told last, together; 0 when it told nothing. */
	int toldLeft() {
		int left = 0;
		for (RateBudget budget : this.used) {
			left += budget.toldLeft();
		}
		return left;
	}

	/** The calls in a whole window as the server told last, together. */
	int toldLimit() {
		int limit = 0;
		for (RateBudget budget : this.used) {
			limit += budget.toldLimit();
		}
		return limit;
	}

}
