package io.roomshift.job.partition;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;

/**
 * The step that renames, shared with other processes.
 */
public final class SharedStep {

	private final JobRepository repository;

	private final Parts parts;

	private final SharedApply shared;

	SharedStep(JobRepository repository, Parts parts, SharedApply shared) {
		this.repository = repository;
		this.parts = parts;
		this.shared = shared;
	}

	/**
	 * Makes the step. How its parts ended is not added up: whether something is left to
	 * do is for the ledger to say.
	 * @param name its name
	 * @param listener begins and ends it
	 */
	public Step named(String name, StepExecutionListener listener) {
		return new StepBuilder(name, this.repository).partitioner(name, this.parts)
			.partitionHandler(this.shared)
			.aggregator((step, parts) -> {
			})
			.allowStartIfComplete(true)
			.listener(listener)
			.build();
	}

}
