package io.roomshift.job.partition;

import io.roomshift.apply.StopSignal;
import io.roomshift.job.chains.ChainReader;
import io.roomshift.job.chains.ChainWriter;
import io.roomshift.job.chains.CurrentRun;
import io.roomshift.job.chains.Part;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Ledger.OpenChain;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Works on one part of the run, to its end: Spring Batch puts a step's end on record
 * before its listeners are told, so all chains have to be through by then.
 */
final class PartTasklet implements Tasklet {

	private final Ledger ledger;

	private final CurrentRun run;

	private final ChainWriter writer;

	private final StopSignal stop;

	private final PartListener listener;

	PartTasklet(Ledger ledger, CurrentRun run, ChainWriter writer, StopSignal stop, PartListener listener) {
		this.ledger = ledger;
		this.run = run;
		this.writer = writer;
		this.stop = stop;
		this.listener = listener;
	}

	/**
	 * Works on the part that the step's context tells of. The step counts as stopped when
	 * a stop was requested meanwhile.
	 */
	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		StepExecution execution = contribution.getStepExecution();
		this.listener.begins(execution);
		try {
			workOn(Parts.of(execution.getExecutionContext()));
		}
		finally {
			this.listener.ended();
		}
		if (this.stop.requested()) {
			execution.setTerminateOnly();
		}
		return RepeatStatus.FINISHED;
	}

	private void workOn(Part part) {
		ChainReader reader = new ChainReader(this.ledger, this.run, part, this.stop);
		try {
			for (OpenChain chain = reader.read(); chain != null; chain = reader.read()) {
				this.writer.start(chain);
			}
		}
		finally {
			this.writer.drain();
		}
	}

}
