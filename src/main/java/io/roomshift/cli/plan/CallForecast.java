package io.roomshift.cli.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.roomshift.cli.console.Durations;
import io.roomshift.hipchat.TokenBudget;
import io.roomshift.room.Plural;

/**
 * What carrying a plan out costs: calls, and the time that the call budget gives them.
 *
 * @param calls the calls by kind
 * @param budgets the budget of each token
 * @param now when the run would begin
 */
public record CallForecast(Calls calls, List<TokenBudget> budgets, Instant now) {

	/** HipChat's documentation: 100 requests every 5 minutes. */
	private static final Duration WINDOW = Duration.ofMinutes(5);

	public CallForecast {
		budgets = List.copyOf(budgets);
	}

	/**
	 * The forecast of a run.
	 * @param calls the calls, were every room read before its update
	 * @param freshWithin how old a listed room's fields may be, so that it need not be
	 * read
	 */
	public static CallForecast of(Calls calls, Duration freshWithin, List<TokenBudget> budgets, Instant now) {
		CallForecast all = new CallForecast(calls, budgets, now);
		if (freshWithin.isZero()) {
			return all;
		}
		long windows = (freshWithin.toMillis() - 1) / WINDOW.toMillis();
		long inTime = Math.max(0, all.left() - calls.look()) + all.limit() * windows;
		return new CallForecast(calls.withoutReading(all.isLimited() ? inTime : Long.MAX_VALUE), budgets, now);
	}

	/**
	 * How long the calls take by the budget alone; zero when what is left does. What was
	 * used at a stroke comes back at a stroke, so whole windows count.
	 */
	public Duration duration() {
		long beyond = Math.max(0, this.calls.total() - left());
		return (limit() > 0) ? WINDOW.multipliedBy((beyond + limit() - 1) / limit()) : Duration.ZERO;
	}

	/**
	 * Whether the server told of every token what it allows.
	 */
	public boolean isLimited() {
		return !this.budgets.isEmpty() && this.budgets.stream().allMatch((budget) -> budget.limit() > 0);
	}

	private long left() {
		return this.budgets.stream().mapToLong(TokenBudget::left).sum();
	}

	private long limit() {
		return this.budgets.stream().mapToLong(TokenBudget::limit).sum();
	}

	/**
	 * The forecast as people read it.
	 */
	List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add("Calls: " + this.calls);
		if (!isLimited()) {
			lines.add("Time: HipChat tells no limit of calls, so its own speed decides.");
			return lines;
		}
		Duration duration = duration();
		if (duration.isZero()) {
			lines.add("Time: no waiting; " + left() + " of " + limit() + " calls are left now.");
		}
		else {
			lines.add("Time: about " + Durations.show(duration) + " at " + limit() + " calls in " + WINDOW.toMinutes()
					+ " min; begun now, it ends at " + Durations.end(this.now, duration) + ".");
		}
		if (this.budgets.size() > 1) {
			this.budgets.forEach((budget) -> lines.add("  token " + budget.fingerprint() + ": about "
					+ Plural.of(share(budget), "call") + "; " + budget.left() + " of " + budget.limit() + " are left"));
		}
		return lines;
	}

	/**
	 * The calls that go by a token: each goes by the one that has most left and, when
	 * nothing is left, by whichever is given calls first.
	 */
	private long share(TokenBudget budget) {
		long beyond = Math.max(0, this.calls.total() - left());
		if (beyond > 0) {
			return budget.left() + Math.round((double) beyond * budget.limit() / limit());
		}
		int level = this.budgets.stream().mapToInt(TokenBudget::left).max().orElse(0);
		while (level > 0 && above(level) < this.calls.total()) {
			level--;
		}
		return Math.max(0, budget.left() - level);
	}

	private long above(int level) {
		return this.budgets.stream().mapToLong((budget) -> Math.max(0, budget.left() - level)).sum();
	}

}
