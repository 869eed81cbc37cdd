package io.roomshift.job.partition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.roomshift.apply.StopSignal;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;

/**
 * Requests work on parts and waits until they are done; what a process gave up is
 * requested again, unless the run is to end.
 */
final class PartRequests extends MessageChannelPartitionHandler {

	private final JobRepository repository;

	private final StopSignal stop;

	PartRequests(JobRepository repository, StopSignal stop) {
		this.repository = repository;
		this.stop = stop;
		setJobRepository(repository);
	}

	@Override
	protected Set<StepExecution> doHandle(StepExecution manager, Set<StepExecution> parts) throws Exception {
		Map<Long, StepExecution> ended = new HashMap<>();
		Set<StepExecution> open = parts;
		while (!open.isEmpty()) {
			Set<StepExecution> came = super.doHandle(manager, open);
			came.forEach((part) -> ended.put(part.getId(), part));
			open = this.stop.requested() ? Set.of() : renewed(came);
		}
		return new HashSet<>(ended.values());
	}

	private Set<StepExecution> renewed(Set<StepExecution> parts) {
		Set<StepExecution> givenUp = parts.stream()
			.filter((part) -> part.getStatus() != BatchStatus.COMPLETED)
			.collect(Collectors.toSet());
		givenUp.forEach((part) -> {
			part.setStatus(BatchStatus.STARTING);
			part.setExitStatus(ExitStatus.EXECUTING);
			this.repository.update(part);
		});
		return givenUp;
	}

}
