package io.roomshift.job;

import java.util.Optional;

import io.roomshift.announce.Announce;
import io.roomshift.announce.Wording;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;

/**
 * Makes a run of what was asked, or goes on with the one that was cut off.
 */
public final class RenameJob {

	private final RenameRequest request;

	private final Ledger ledger;

	private final CurrentRun currentRun;

	private final BatchLaunch launch;

	private final Announce announce;

	private final RunListener listener;

	RenameJob(RenameRequest request, Ledger ledger, CurrentRun currentRun, BatchLaunch launch, Announce announce,
			RunListener listener) {
		this.request = request;
		this.ledger = ledger;
		this.currentRun = currentRun;
		this.launch = launch;
		this.announce = announce;
		this.listener = listener;
	}

	/**
	 * Runs the job to its end; makes no call when the same mapping was finished before
	 * and nobody is left who is to be told.
	 * @throws io.roomshift.ledger.LedgerException when the ledger can't be read
	 * @throws io.roomshift.announce.WordingException when a run that goes on can't
	 * announce what was asked
	 */
	public Ending run() {
		Optional<Run> latest = this.ledger.latest(this.request.identity()).filter((run) -> run.undoneBy() == null);
		if (latest.isPresent() && goesOn(latest.get())) {
			return execute(latest.get(), true);
		}
		if (latest.isPresent() && finished(latest.get().state()) && !this.request.options().again()) {
			return asBefore(latest.get());
		}
		return execute(this.ledger.open(this.request.forLedger()), false);
	}

	private boolean goesOn(Run run) {
		if (run.resumable()) {
			return true;
		}
		boolean failures = run.state() == RunState.COMPLETED_WITH_FAILURES && this.ledger.reopenable(run);
		boolean untold = this.request.options().wording() != null && this.announce.open(run);
		return finished(run.state()) && !this.request.options().again() && (failures || untold);
	}

	private static boolean finished(RunState state) {
		return state == RunState.COMPLETED || state == RunState.COMPLETED_WITH_FAILURES;
	}

	private Ending asBefore(Run run) {
		Ending.Kind kind = (run.state() == RunState.COMPLETED) ? Ending.Kind.ALREADY_COMPLETED
				: Ending.Kind.COMPLETED_WITH_FAILURES;
		return new Ending(kind, run, this.request.tally(run, this.ledger), Run.Calls.NONE, "", null);
	}

	private Ending execute(Run run, boolean resumed) {
		Wording wording = this.request.options().wording();
		if (wording != null) {
			this.announce.check(run, wording);
		}
		if (run.state() != RunState.PLANNING) {
			this.ledger.resume(run);
		}
		this.currentRun.set(this.ledger.run(run.id()).orElseThrow());
		this.listener.started(this.currentRun.get(), resumed);
		return this.launch.run(run);
	}

}
