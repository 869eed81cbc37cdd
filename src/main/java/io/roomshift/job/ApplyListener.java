package io.roomshift.job;

import io.roomshift.apply.StopSignal;
import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.job.chains.ChainWriter;
import io.roomshift.job.chains.CurrentRun;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Tally;
import io.roomshift.room.Plural;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * Begins and ends the step that renames: puts back what may be tried again, waits for the
 * rooms under way, and lets the step be stopped unless the ledger says that nothing is
 * left open.
 */
final class ApplyListener implements StepExecutionListener {

	private final Ledger ledger;

	private final CurrentRun run;

	private final ChainWriter writer;

	private final StopSignal stop;

	private final RunListener listener;

	ApplyListener(Ledger ledger, CurrentRun run, ChainWriter writer, StopSignal stop, RunListener listener) {
		this.ledger = ledger;
		this.run = run;
		this.writer = writer;
		this.stop = stop;
		this.listener = listener;
	}

	@Override
	public void beforeStep(StepExecution execution) {
		this.ledger.reopen(this.run.get());
		this.listener.planned(this.run.get(), this.ledger.tally(this.run.get()));
	}

	@Override
	public ExitStatus afterStep(StepExecution execution) {
		judge(execution);
		return switch (execution.getStatus()) {
			case FAILED -> ExitStatus.FAILED;
			case STOPPED -> ExitStatus.STOPPED;
			default -> execution.getExitStatus();
		};
	}

	/**
	 * Sets the status of the step when it is stopped or failed.
	 */
	void judge(StepExecution execution) {
		try {
			this.writer.drain();
			if (!this.stop.requested()) {
				requireAllClosed();
			}
		}
		catch (RuntimeException ex) {
			// Spring Batch goes on with the next step when a listener throws.
			execution.addFailureException(ex);
			execution.setStatus(BatchStatus.FAILED);
			return;
		}
		if (this.stop.requested()) {
			execution.setStatus(BatchStatus.STOPPED);
		}
	}

	private void requireAllClosed() {
		Tally tally = this.ledger.tally(this.run.get());
		int open = tally.open();
		if (open > 0) {
			this.stop.request(Kind.SERVER, Plural.of(open, "room is", "rooms are")
					+ " not finished, because HipChat did not answer. What is left comes first next time.");
		}
	}

}
