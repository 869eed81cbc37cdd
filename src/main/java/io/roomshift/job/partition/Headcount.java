package io.roomshift.job.partition;

import java.util.Map;

import io.roomshift.apply.StopRules;
import io.roomshift.job.chains.CurrentRun;
import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Tally;

/**
 * Counts how far the run has come, whichever process did it, and tells who wants to know.
 */
final class Headcount {

	private final Ledger ledger;

	private final CurrentRun run;

	private final StopRules rules;

	private final RunWatcher watcher;

	private volatile Tally before = Tally.NONE;

	Headcount(Ledger ledger, CurrentRun run, StopRules rules, RunWatcher watcher) {
		this.ledger = ledger;
		this.run = run;
		this.rules = rules;
		this.watcher = watcher;
	}

	/**
	 * Begins to judge by the counts of all processes; what has failed so far is not held
	 * against the rest.
	 */
	void begin() {
		this.rules.countElsewhere();
		this.before = this.ledger.tally(this.run.get());
	}

	void look() {
		Tally now = this.ledger.tally(this.run.get());
		this.watcher.counted(this.run.get(), now);
		this.rules.counted(failed(now) - failed(this.before), tried(now) - tried(this.before));
	}

	/**
	 * Rooms that were not tried or were led back, because another one failed, do not
	 * count.
	 */
	private static int failed(Tally tally) {
		return tally.failed() - notTried(tally);
	}

	private static int tried(Tally tally) {
		return tally.total() - tally.open() - notTried(tally);
	}

	private static int notTried(Tally tally) {
		Map<Cause, Integer> causes = tally.causes();
		return causes.getOrDefault(Cause.WAITS_FOR_ANOTHER, 0) + causes.getOrDefault(Cause.ROLLED_BACK, 0);
	}

}
