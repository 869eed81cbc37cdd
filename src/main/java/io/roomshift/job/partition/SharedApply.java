package io.roomshift.job.partition;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.roomshift.apply.StopSignal;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Has all processes that want to help work on the parts of a run, this one among them, so
 * that the run comes to its end whether any other one does or not.
 */
final class SharedApply implements PartitionHandler {

	/** What calls under way may take to be settled, in processes that are still there. */
	private static final Duration GRACE = Duration.ofMinutes(1);

	private final PartitionHandler requests;

	private final Desk desk;

	private final JobRepository repository;

	private final StopSignal stop;

	private final Headcount headcount;

	private @Nullable Long stoppedAt;

	/**
	 * Creates it.
	 * @param requests requests work on all parts and waits for it
	 * @param desk where this process takes part
	 * @param headcount tells how far the run has come
	 */
	SharedApply(PartitionHandler requests, Desk desk, JobRepository repository, StopSignal stop, Headcount headcount) {
		this.requests = requests;
		this.desk = desk;
		this.repository = repository;
		this.stop = stop;
		this.headcount = headcount;
	}

	@Override
	public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution manager) throws Exception {
		ExecutorService requesting = Executors.newSingleThreadExecutor((work) -> {
			Thread thread = new Thread(work, "parts");
			thread.setDaemon(true);
			return thread;
		});
		this.headcount.begin();
		Watch watch = Watch.begin(this.headcount::look, this.stop);
		try {
			Future<Collection<StepExecution>> through = requesting
				.submit(() -> this.requests.handle(splitter, manager));
			workUntil(through, manager);
			return through.get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof Exception cause) ? cause : ex;
		}
		finally {
			watch.close();
			requesting.shutdownNow();
		}
	}

	private void workUntil(Future<?> through, StepExecution manager) {
		while (!through.isDone()) {
			if (this.stop.requested()) {
				end(manager);
			}
			if (!this.desk.next()) {
				Desk.pause();
			}
		}
	}

	/**
	 * Tells the other processes to end, and waits no longer than a while for those that
	 * don't. They can't write any more when this one is gone.
	 */
	private void end(StepExecution manager) {
		if (this.stoppedAt == null) {
			this.stoppedAt = System.nanoTime();
			manager.getJobExecution().setStatus(BatchStatus.STOPPING);
			this.repository.update(manager.getJobExecution());
		}
		else if (System.nanoTime() - this.stoppedAt > GRACE.toNanos()) {
			JobExecution job = this.repository.getJobExecution(manager.getJobExecutionId());
			Objects.requireNonNull(job)
				.getStepExecutions()
				.stream()
				.filter((part) -> part.getId() != manager.getId() && part.getStatus().isRunning())
				.forEach((part) -> {
					part.setStatus(BatchStatus.STOPPED);
					this.repository.update(part);
				});
		}
	}

}
