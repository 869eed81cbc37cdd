package io.roomshift.job;

import java.util.Optional;

import io.roomshift.announce.Announce;
import io.roomshift.announce.Wording;
import io.roomshift.job.chains.CurrentRun;
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
	 * @throws io.roomshift.announce.WordingException when a run that goes on, or is
	 * finished, can't announce what was asked
	 */
	public Ending run() {
		Optional<Run> latest = this.ledger.latest(this.request.identity());
		if (this.request.tellsAlone()) {
			return tell(Announce.finished(latest, this.request.mapping().file().toString()));
		}
		latest = latest.filter((run) -> run.undoneBy() == null);
		if (latest.isPresent() && goesOn(latest.get())) {
			return execute(latest.get(), true);
		}
		if (latest.isPresent() && finished(latest.get().state()) && !this.request.options().again()) {
			return this.launch.leave(latest.get());
		}
		return execute(this.ledger.open(this.request.forLedger()), false);
	}

	/**
	 * Tells the rooms of a finished run, or makes no call when all were told and nobody
	 * wants them told anew.
	 */
	private Ending tell(Run run) {
		Wording wording = this.request.knownWording();
		boolean told = this.announce.open(run, wording) == 0;
		if (told && !this.request.options().again()) {
			return this.launch.leave(run);
		}
		this.announce.check(run, wording);
		if (told) {
			this.announce.startAnew(run);
		}
		this.currentRun.set(run);
		return this.launch.run(run);
	}

	private boolean goesOn(Run run) {
		if (run.resumable()) {
			return true;
		}
		boolean failures = run.state() == RunState.COMPLETED_WITH_FAILURES && this.ledger.reopenable(run);
		Wording wording = this.request.options().wording();
		boolean untold = wording != null && this.announce.open(run, wording) > 0;
		return finished(run.state()) && !this.request.options().again() && (failures || untold);
	}

	private static boolean finished(RunState state) {
		return state == RunState.COMPLETED || state == RunState.COMPLETED_WITH_FAILURES;
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
