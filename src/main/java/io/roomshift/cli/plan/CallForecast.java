package io.roomshift.cli.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.roomshift.cli.console.Durations;
import io.roomshift.hipchat.TokenBudget;
import io.roomshift.plan.Chain;
import io.roomshift.plan.Plan;
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

	private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm");

	private static final DateTimeFormatter LATER = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

	public CallForecast {
		budgets = List.copyOf(budgets);
	}

	/**
	 * The forecast of a run.
	 * @param calls the calls, were every room read before its update
	 * @param rooms the rooms to update
	 * @param freshWithin how old a listed room's fields may be, so that it need not be
	 * read
	 */
	public static CallForecast of(Calls calls, int rooms, Duration freshWithin, List<TokenBudget> budgets,
			Instant now) {
		CallForecast all = new CallForecast(calls, budgets, now);
		if (freshWithin.isZero()) {
			return all;
		}
		long windows = (freshWithin.toMillis() - 1) / WINDOW.toMillis();
		long inTime = Math.max(0, all.left() - calls.look()) + all.limit() * windows;
		return new CallForecast(calls.withoutReading(all.isLimited() ? Math.min(rooms, inTime) : rooms), budgets, now);
	}

	/**
	 * How long the calls take by the budget alone; zero when what is left does. What was
	 * used at a stroke comes back at a stroke, so whole windows count.
	 */
	Duration duration() {
		long beyond = Math.max(0, this.calls.total() - left());
		return (limit() > 0) ? WINDOW.multipliedBy((beyond + limit() - 1) / limit()) : Duration.ZERO;
	}

	/**
	 * Whether the server told of every token what it allows.
	 */
	private boolean isLimited() {
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
		lines.add("Calls: " + this.calls + ".");
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
					+ " min; begun now, it ends at " + clock(this.now.plus(duration)) + ".");
		}
		if (this.budgets.size() > 1) {
			this.budgets.forEach((budget) -> lines.add("  token " + budget.fingerprint() + ": about "
					+ Plural.of(share(budget), "call") + "; " + budget.left() + " of " + budget.limit() + " are left"));
		}
		return lines;
	}

	/**
	 * The calls that go by a token: first what is left of it, then as many as it has of
	 * the whole limit.
	 */
	private long share(TokenBudget budget) {
		long beyond = Math.max(0, this.calls.total() - left());
		if (beyond == 0) {
			return Math.round((double) this.calls.total() * budget.left() / left());
		}
		return budget.left() + Math.round((double) beyond * budget.limit() / limit());
	}

	private String clock(Instant end) {
		boolean soon = Duration.between(this.now, end).toHours() < 12;
		return (soon ? TODAY : LATER).withZone(ZoneId.systemDefault()).format(end);
	}

	/**
	 * Calls by what they are for.
	 *
	 * @param look who the tokens stand for, and the list of rooms
	 * @param read rooms that are read before their update
	 * @param update updates
	 * @param compare the list of rooms once more
	 * @param tell messages
	 */
	public record Calls(long look, long read, long update, long compare, long tell) {

		/**
		 * The calls of a run: a room is read and updated; the room of a ring that parks
		 * is so twice.
		 * @param look the calls that planning took, which a run makes too
		 * @param tokens those of them that asked who the tokens stand for
		 * @param tells whether renamed rooms are told
		 */
		public static Calls of(Plan plan, long look, int tokens, boolean tells) {
			long parked = plan.chains().stream().filter(Chain::ring).count();
			long renamed = plan.chains()
				.stream()
				.flatMap((chain) -> chain.steps().stream())
				.filter((step) -> step.isRename())
				.count();
			long updates = plan.steps() + parked;
			return new Calls(look, updates, updates, Math.max(0, look - tokens), tells ? renamed : 0);
		}

		/**
		 * The same where rooms need not be read whose details are young enough.
		 * @param rooms the rooms that are updated in that time
		 */
		Calls withoutReading(long rooms) {
			return new Calls(this.look, Math.max(0, this.read - rooms), this.update, this.compare, this.tell);
		}

		long total() {
			return this.look + this.read + this.update + this.compare + this.tell;
		}

		@Override
		public String toString() {
			return total() + ": " + this.look + " to look, " + this.read + " to read rooms, "
					+ Plural.of(this.update, "update") + ", " + this.compare + " to compare"
					+ ((this.tell > 0) ? ", " + Plural.of(this.tell, "message") : "");
		}

	}

}
