package io.roomshift.job.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;

class SharedStepTests {

	private final Recording record = new Recording();

	@Test
	void executeWhenAllWasTriedPutsTheStepOnRecordAsCompleted() throws Exception {
		execute((step) -> {
		});

		assertThat(this.record.statuses).last().isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void executeWhenStoppedNeverPutsTheStepOnRecordAsCompleted() throws Exception {
		execute((step) -> step.setStatus(BatchStatus.STOPPED));

		assertThat(this.record.statuses).doesNotContain(BatchStatus.COMPLETED).last().isEqualTo(BatchStatus.STOPPED);
	}

	@Test
	void executeWhenFailedNeverPutsTheStepOnRecordAsCompleted() throws Exception {
		IllegalStateException fault = new IllegalStateException("The database is gone");
		StepExecution execution = execute((step) -> {
			step.addFailureException(fault);
			step.setStatus(BatchStatus.FAILED);
		});

		assertThat(this.record.statuses).doesNotContain(BatchStatus.COMPLETED).last().isEqualTo(BatchStatus.FAILED);
		assertThat(execution.getFailureExceptions()).first().isSameAs(fault);
	}

	private StepExecution execute(Consumer<StepExecution> judge) throws Exception {
		JobParameters parameters = new JobParameters();
		StepExecution execution = this.record.createStepExecution("apply", this.record.createJobExecution(
				this.record.createJobInstance("rename", parameters), parameters, new ExecutionContext()));
		SharedStep step = new SharedStep(this.record, (gridSize) -> Map.of("1-25", new ExecutionContext()),
				(splitter, manager) -> splitter.split(manager, 1));
		step.named("apply", new Listener(judge), judge).execute(execution);
		return execution;
	}

	/**
	 * Ends the step as the judge says.
	 */
	private record Listener(Consumer<StepExecution> judge) implements StepExecutionListener {

		@Override
		public ExitStatus afterStep(StepExecution step) {
			this.judge.accept(step);
			return step.getExitStatus();
		}

	}

	/**
	 * Notes each status of a step that is put on record.
	 */
	private static final class Recording extends ResourcelessJobRepository {

		private final List<BatchStatus> statuses = new ArrayList<>();

		@Override
		public void update(StepExecution step) {
			super.update(step);
			this.statuses.add(step.getStatus());
		}

	}

}
