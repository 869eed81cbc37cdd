package io.roomshift.job;

import io.roomshift.announce.Announce;
import io.roomshift.announce.Guard;
import io.roomshift.announce.Wording;
import io.roomshift.apply.StopRules;
import io.roomshift.apply.StopSignal;
import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.job.chains.CurrentRun;
import io.roomshift.room.Plural;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Tells renamed rooms, if that was asked, under the same stop rules as the renames.
 */
final class AnnounceTasklet implements Tasklet, Guard {

	private final RenameRequest.Options options;

	private final CurrentRun run;

	private final Announce announce;

	private final StopRules rules;

	private final StopSignal stop;

	AnnounceTasklet(RenameRequest.Options options, CurrentRun run, Announce announce, StopRules rules,
			StopSignal stop) {
		this.options = options;
		this.run = run;
		this.announce = announce;
		this.rules = rules;
		this.stop = stop;
	}

	/**
	 * Tells the rooms, or does nothing.
	 * @throws HipChatException when it was stopped before all were told
	 */
	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		Wording wording = this.options.wording();
		if (wording == null) {
			contribution.setExitStatus(ExitStatus.NOOP);
			return RepeatStatus.FINISHED;
		}
		this.announce.tell(this.run.get(), wording, this.options.concurrency(), this);
		if (this.stop.requested()) {
			throw new HipChatException(Failure.STOPPED, 0, "Not all rooms were told.", null);
		}
		return RepeatStatus.FINISHED;
	}

	@Override
	public boolean stopped() {
		return this.stop.requested();
	}

	@Override
	public void answered() {
		this.rules.answered();
	}

	@Override
	public void failed(HipChatException failure) {
		if (failure.failure() == Failure.UNKNOWN_OUTCOME) {
			this.rules.doubtful(failure);
		}
		else {
			this.rules.failed(failure);
		}
	}

	@Override
	public void left(int rooms) {
		this.stop.request(Kind.SERVER, Plural.of(rooms, "room was", "rooms were")
				+ " not told, because HipChat did not answer. What is left comes first next time.");
	}

}
