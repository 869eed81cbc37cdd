package io.roomshift.job.partition;

import io.roomshift.apply.StopSignal;
import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.job.chains.CallTab;
import io.roomshift.job.chains.CurrentRun;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.timeline.Timelines;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Keeps a process that helps with a run in step with the one that leads it: hears when it
 * is to stop, and puts the calls of each part on record before its end.
 */
final class Attendance implements PartListener {

	private final JobRepository repository;

	private final CurrentRun run;

	private final StopSignal stop;

	private final Headcount headcount;

	private final Books books;

	private @Nullable Watch watch;

	Attendance(JobRepository repository, CurrentRun run, StopSignal stop, Headcount headcount, Books books) {
		this.repository = repository;
		this.run = run;
		this.stop = stop;
		this.headcount = headcount;
		this.books = books;
	}

	/**
	 * From now on each look is put on record too, which fails when the lock is lost, and
	 * by which Spring Batch tells whether the job is to stop.
	 */
	@Override
	public void begins(StepExecution part) {
		this.watch = Watch.begin(() -> {
			this.headcount.look();
			this.repository.update(part);
			if (part.isTerminateOnly()) {
				this.stop.request(Kind.LEADER, Worker.LEFT_ALONE);
			}
		}, this.stop);
	}

	@Override
	public void ended() {
		if (this.watch != null) {
			this.watch.close();
		}
		this.books.ledger().called(this.run.get(), this.books.tab().fresh());
		this.books.timelines().write();
	}

	/**
	 * Where calls are put on record.
	 *
	 * @param ledger takes how many there were
	 * @param timelines takes when they were
	 * @param tab knows the calls of this process
	 */
	record Books(Ledger ledger, Timelines timelines, CallTab tab) {

	}

}
