package io.roomshift.job.partition;

import java.util.function.Consumer;

import io.roomshift.job.chains.CurrentRun;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Run;

import org.springframework.batch.core.step.StepExecution;

/**
 * Makes the run of a part the present one.
 *
 * @param ledger knows all runs
 * @param current the present run
 * @param admission is shown a run that was not the present one before
 */
record Joining(Ledger ledger, CurrentRun current, Admission admission) implements Consumer<StepExecution> {

	@Override
	public void accept(StepExecution part) {
		Long number = part.getJobParameters().getLong("run");
		if (number == null) {
			throw new IllegalStateException("A part of no run was requested");
		}
		if (!this.current.isSet() || this.current.get().id() != number) {
			Run run = this.ledger.run(number).orElseThrow();
			this.admission.admit(run);
			this.current.set(run);
		}
	}

}
