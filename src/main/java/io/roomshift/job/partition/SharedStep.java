package io.roomshift.job.partition;

import java.util.function.Consumer;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;

/**
 * The step that renames, shared with other processes.
 */
public final class SharedStep {

	private final JobRepository repository;

	private final Partitioner parts;

	private final PartitionHandler shared;

	SharedStep(JobRepository repository, Partitioner parts, PartitionHandler shared) {
		this.repository = repository;
		this.parts = parts;
		this.shared = shared;
	}

	/**
	 * Makes the step. How its parts ended is not added up: whether something is left to
	 * do is for the ledger to say.
	 * @param name its name
	 * @param listener begins and ends it
	 * @param judge sets the status of the step when it did not come to its end. Spring
	 * Batch puts a step on record before it tells listeners, and a worker that looks just
	 * then must not find it completed.
	 */
	public Step named(String name, StepExecutionListener listener, Consumer<StepExecution> judge) {
		return new StepBuilder(name, this.repository).partitioner(name, this.parts)
			.partitionHandler(this.shared)
			.aggregator((step, parts) -> judge.accept(step))
			.allowStartIfComplete(true)
			.listener(listener)
			.build();
	}

}
