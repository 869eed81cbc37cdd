package io.roomshift.job.partition;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.roomshift.apply.StopSignal;
import io.roomshift.job.chains.Faults;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.requests.Requests;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.batch.integration.partition.StepExecutionRequestHandler;

/**
 * Where this process takes requests for parts of a run, and works on them one by one.
 */
final class Desk {

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final Requests requests;

	private final JobRepository repository;

	private final StopSignal stop;

	private final Consumer<StepExecution> admission;

	private @Nullable StepExecution last;

	private final StepExecutionRequestHandler handler = new StepExecutionRequestHandler();

	/**
	 * Opens a desk.
	 * @param step works on a part
	 * @param admission is shown each part before it is begun; what it throws leaves the
	 * part to others
	 */
	Desk(Requests requests, JobRepository repository, Step step, StopSignal stop, Consumer<StepExecution> admission) {
		this.requests = requests;
		this.repository = repository;
		this.stop = stop;
		this.admission = admission;
		this.handler.setJobRepository(repository);
		this.handler.setStepLocator((name) -> step);
	}

	/**
	 * Works on the next part.
	 * @return false when nobody has requested one
	 * @throws RuntimeException what the work failed with
	 */
	boolean next() {
		AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
		boolean there = take((request) -> fault.set(carryOut((StepExecutionRequest) request)), fault::get);
		RuntimeException thrown = fault.get();
		if (thrown != null) {
			throw thrown;
		}
		return there;
	}

	/**
	 * When the session has ended, what the work failed with for that tells more.
	 */
	private boolean take(Consumer<Object> work, Supplier<@Nullable RuntimeException> fault) {
		try {
			return this.requests.take(work);
		}
		catch (LedgerException ex) {
			if (fault.get() == null) {
				throw ex;
			}
			return true;
		}
	}

	/**
	 * Waits for a while, as is fit when nobody has requested anything.
	 */
	static void pause() {
		LockSupport.parkNanos(PAUSE.toNanos());
	}

	/**
	 * The step of which the part was that was worked on last.
	 */
	StepExecution whole() {
		StepExecution part = Objects.requireNonNull(this.last);
		String name = part.getStepName().substring(0, part.getStepName().indexOf(':'));
		return Objects
			.requireNonNull(this.repository.getLastStepExecution(part.getJobExecution().getJobInstance(), name));
	}

	/**
	 * A part that another process has, or is through with, was requested twice: once more
	 * after the process seemed to have given it up.
	 */
	private @Nullable RuntimeException carryOut(StepExecutionRequest request) {
		if (!this.requests.sharing().take(request.getStepExecutionId())) {
			return null;
		}
		StepExecution part = this.repository.getStepExecution(request.getStepExecutionId());
		if (part == null || part.getStatus() == BatchStatus.COMPLETED) {
			return null;
		}
		if (this.stop.requested()) {
			part.setStatus(BatchStatus.STOPPED);
			this.repository.update(part);
			return null;
		}
		this.admission.accept(part);
		this.last = part;
		return Faults.of(this.handler.handle(request).getFailureExceptions()).orElse(null);
	}

}
