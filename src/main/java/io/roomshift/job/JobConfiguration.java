package io.roomshift.job;

import java.time.InstantSource;

import io.roomshift.announce.Announce;
import io.roomshift.apply.Apply;
import io.roomshift.apply.FreshRooms;
import io.roomshift.apply.StopRules;
import io.roomshift.apply.StopSignal;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.RoomFetch;
import io.roomshift.job.chains.ChainReader;
import io.roomshift.job.chains.ChainWriter;
import io.roomshift.job.chains.CurrentRun;
import io.roomshift.job.chains.Part;
import io.roomshift.job.partition.SharedStep;
import io.roomshift.job.timeline.CallRecorder;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Ledger.OpenChain;
import io.roomshift.ledger.slack.SlackForecasts;
import io.roomshift.report.Reports;
import io.roomshift.verify.Verify;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job, step by step.
 * <p>
 * No step has a transaction of its own: the ledger commits by itself, because a step that
 * is rolled back must not forget a rename that happened.
 */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository
class JobConfiguration {

	private static final int CHAINS_IN_A_CHUNK = 256;

	private final PlatformTransactionManager none = new ResourcelessTransactionManager();

	@Bean
	Step planStep(JobRepository repository, PlanTasklet tasklet) {
		return new StepBuilder("plan", repository).tasklet(tasklet, this.none).allowStartIfComplete(true).build();
	}

	@Bean
	Step applyStep(JobRepository repository, Ledger ledger, CurrentRun run, ChainWriter writer, StopSignal stop,
			ApplyListener listener) {
		return new StepBuilder("apply", repository).<OpenChain, OpenChain>chunk(CHAINS_IN_A_CHUNK)
			.transactionManager(this.none)
			.reader(new ChainReader(ledger, run, Part.ALL, stop))
			.writer(writer)
			.listener(listener)
			.allowStartIfComplete(true)
			.build();
	}

	@Bean
	ApplyListener applyListener(Ledger ledger, CurrentRun run, ChainWriter writer, StopSignal stop,
			RunListener listener) {
		return new ApplyListener(ledger, run, writer, stop, listener);
	}

	/**
	 * Whether other processes may help is asked when the program runs.
	 */
	@Bean
	RenamingStep renamingStep(RenameRequest.Options options, ObjectProvider<SharedStep> shared, Step applyStep,
			ApplyListener listener) {
		return new RenamingStep(
				options.shared() ? shared.getObject().named("apply", listener, listener::judge) : applyStep);
	}

	@Bean
	RenameRequest.Options runOptions(RenameRequest request) {
		return request.options();
	}

	@Bean
	Step verifyStep(JobRepository repository, Verify verify, CurrentRun run, RunListener listener) {
		return new StepBuilder("verify", repository).tasklet((contribution, context) -> {
			listener.verifying(run.get());
			verify.verify(run.get());
			return RepeatStatus.FINISHED;
		}, this.none).allowStartIfComplete(true).build();
	}

	@Bean
	Step announceStep(JobRepository repository, AnnounceTasklet tasklet) {
		return new StepBuilder("announce", repository).tasklet(tasklet, this.none).allowStartIfComplete(true).build();
	}

	@Bean
	Step reportStep(JobRepository repository, Closing closing, CurrentRun run) {
		return new StepBuilder("report", repository).tasklet((contribution, context) -> {
			closing.close(run.get());
			return RepeatStatus.FINISHED;
		}, this.none).allowStartIfComplete(true).build();
	}

	@Bean
	Job renaming(JobRepository repository, Step planStep, RenamingStep renamingStep, Step verifyStep, Step announceStep,
			Step reportStep) {
		return new JobBuilder("rename", repository).start(planStep)
			.next(renamingStep.step())
			.next(verifyStep)
			.next(announceStep)
			.next(reportStep)
			.build();
	}

	/**
	 * The job of rooms that an earlier run renamed; its first step only looks at the
	 * tokens, for the plan is on record.
	 */
	@Bean
	Job telling(JobRepository repository, Step planStep, Step announceStep, Step reportStep) {
		return new JobBuilder("announce", repository).start(planStep).next(announceStep).next(reportStep).build();
	}

	@Bean
	RenameJob renameJob(RenameRequest request, Ledger ledger, CurrentRun run, BatchLaunch launch, Announce announce,
			RunListener listener) {
		return new RenameJob(request, ledger, run, launch, announce, listener);
	}

	@Bean
	BatchLaunch batchLaunch(JobOperator operator, Job renaming, Job telling, JobRepository repository, Closing closing,
			RenameRequest request) {
		return new BatchLaunch(operator, request.tellsAlone() ? telling : renaming, repository, closing);
	}

	@Bean
	PlanTasklet planTasklet(RenameRequest request, CurrentRun run, Survey survey, PlanTasklet.Books books,
			PlanReview review, RunListener listener) {
		return new PlanTasklet(request, run, survey, books, review, listener);
	}

	@Bean
	PlanTasklet.Books planBooks(Ledger ledger, SlackForecasts forecasts) {
		return new PlanTasklet.Books(ledger, forecasts);
	}

	@Bean
	AnnounceTasklet announceTasklet(RenameRequest request, CurrentRun run, Announce announce, StopRules rules,
			StopSignal stop) {
		return new AnnounceTasklet(request.options(), run, announce, rules, stop);
	}

	@Bean
	ChainWriter chainWriter(Apply apply, StopSignal stop, RenameRequest.Options options) {
		return new ChainWriter(apply, stop, options.concurrency());
	}

	@Bean
	Closing closing(Ledger ledger, HipChat hipChat, StopSignal stop, Reports reports, RenameRequest request,
			RunListener listener) {
		return new Closing(ledger, hipChat, stop, reports, request, listener);
	}

	@Bean
	CurrentRun currentRun(CallRecorder recorder, RunListener listener) {
		return new CurrentRun((run) -> {
			listener.begun(run);
			recorder.begin(run);
		});
	}

	@Bean
	Survey survey(HipChat hipChat, RoomFetch fetch, FreshRooms freshRooms, RenameRequest request,
			RunListener listener) {
		return new Survey(hipChat, fetch, freshRooms, request, listener);
	}

	@Bean
	RoomFetch roomFetch(HipChat hipChat, RenameRequest request) {
		return new RoomFetch(hipChat, request.options().concurrency());
	}

	@Bean
	FreshRooms freshRooms(HipChat hipChat, RenameRequest.Options options, InstantSource clock) {
		return new FreshRooms(hipChat, options.freshWithin(), clock);
	}

	@Bean
	StopSignal stopSignal(HipChat hipChat, RunListener listener) {
		return new StopSignal((stop) -> {
			hipChat.stop();
			listener.stopping(stop.reason());
		});
	}

	@Bean
	StopRules stopRules(RenameRequest.Options options, StopSignal stop) {
		return new StopRules(options.maxFailures(), stop);
	}

	/**
	 * The step that renames.
	 */
	record RenamingStep(Step step) {

	}

}
