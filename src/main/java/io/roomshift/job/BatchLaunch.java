package io.roomshift.job;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

import io.roomshift.job.chains.Faults;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.Run;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Starts the job of a run, or restarts it where an earlier execution ended or died.
 */
final class BatchLaunch {

	private final JobOperator operator;

	private final Job job;

	private final JobRepository repository;

	private final Closing closing;

	BatchLaunch(JobOperator operator, Job job, JobRepository repository, Closing closing) {
		this.operator = operator;
		this.job = job;
		this.repository = repository;
		this.closing = closing;
	}

	/**
	 * Runs the job in this thread, to its end or to where it is cut short.
	 */
	Ending run(Run run) {
		Optional<RuntimeException> fault = carryOut(run);
		return this.closing.ended().orElseGet(() -> this.closing.cutShort(run, fault.orElse(null)));
	}

	/**
	 * Leaves a run as an earlier process ended it.
	 */
	Ending leave(Run run) {
		return this.closing.leave(run);
	}

	/**
	 * What a step failed with, if one did; a {@link LedgerException} when the database
	 * did.
	 */
	private Optional<RuntimeException> carryOut(Run run) {
		JobParameters parameters = new JobParametersBuilder().addString("identity", run.request().identity())
			.addLong("run", run.id())
			.toJobParameters();
		try {
			endLeftovers(this.job.getName(), parameters);
			return Faults.of(start(parameters).getAllFailureExceptions());
		}
		catch (DataAccessException | TransactionException ex) {
			return Optional.of(LedgerException.of(ex));
		}
		catch (LedgerException ex) {
			return Optional.of(ex);
		}
	}

	private JobExecution start(JobParameters parameters) {
		try {
			return this.operator.start(this.job, parameters);
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException("Spring Batch does not start the job", ex);
		}
	}

	/**
	 * Ends executions that a process left behind when it died: Spring Batch takes them
	 * for running and refuses to start the job again, but the lock on the state proves
	 * that nobody runs them. A job that was stopped may have a step that is still
	 * "running". Completed ones it never starts again either; whether something is left
	 * to do in the run is for the ledger to say, and that was asked before.
	 */
	private void endLeftovers(String job, JobParameters parameters) {
		JobInstance instance = this.repository.getJobInstance(job, parameters);
		if (instance == null) {
			return;
		}
		for (JobExecution execution : this.repository.getJobExecutions(instance)) {
			execution.getStepExecutions()
				.stream()
				.filter((step) -> unfinished(step.getStatus(), step.getEndTime()))
				.forEach(this::end);
			if (unfinished(execution.getStatus(), execution.getEndTime())) {
				end(execution);
			}
			else if (execution.getStatus() == BatchStatus.COMPLETED) {
				execution.setStatus(BatchStatus.FAILED);
				this.repository.update(execution);
			}
		}
	}

	private void end(StepExecution step) {
		step.setStatus(BatchStatus.FAILED);
		step.setExitStatus(ExitStatus.FAILED.addExitDescription("The process died"));
		step.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
		this.repository.update(step);
	}

	private void end(JobExecution execution) {
		execution.setStatus(BatchStatus.FAILED);
		execution.setExitStatus(ExitStatus.FAILED.addExitDescription("The process died"));
		execution.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
		this.repository.update(execution);
	}

	private static boolean unfinished(BatchStatus status, @Nullable LocalDateTime endTime) {
		return endTime == null || status.isRunning() || status == BatchStatus.UNKNOWN;
	}

}
