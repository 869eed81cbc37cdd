package io.roomshift.job;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Lets a job whose rooms did not all come out well end as failed, for Spring Batch never
 * starts a completed one again, and some of those rooms may be tried again.
 */
final class FailuresStayOpen implements JobExecutionListener {

	private final Closing closing;

	FailuresStayOpen(Closing closing) {
		this.closing = closing;
	}

	@Override
	public void afterJob(JobExecution execution) {
		boolean failures = this.closing.ended()
			.filter((ending) -> ending.kind() == Ending.Kind.COMPLETED_WITH_FAILURES)
			.isPresent();
		if (failures && execution.getStatus() == BatchStatus.COMPLETED) {
			execution.setStatus(BatchStatus.FAILED);
		}
	}

}
