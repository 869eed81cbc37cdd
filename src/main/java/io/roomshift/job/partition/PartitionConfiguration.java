package io.roomshift.job.partition;

import java.time.InstantSource;

import io.roomshift.apply.StopRules;
import io.roomshift.apply.StopSignal;
import io.roomshift.hipchat.HipChat;
import io.roomshift.job.chains.CallTab;
import io.roomshift.job.chains.ChainWriter;
import io.roomshift.job.chains.CurrentRun;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.database.HeldDatabase;
import io.roomshift.ledger.requests.Requests;
import io.roomshift.ledger.timeline.Timelines;

import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.core.MessagingTemplate;

/**
 * Puts the sharing of a run together, for the process that leads it and for those that
 * help.
 */
@Configuration(proxyBeanMethods = false)
class PartitionConfiguration {

	@Bean
	Step partStep(JobRepository repository, Ledger ledger, CurrentRun run, ChainWriter writer, StopSignal stop,
			PartListener listener) {
		return new StepBuilder("part", repository)
			.tasklet(new PartTasklet(ledger, run, writer, stop, listener), new ResourcelessTransactionManager())
			.build();
	}

	@Bean
	PartListener partListener(HeldDatabase held, JobRepository repository, CurrentRun run, StopSignal stop,
			Headcount headcount, ObjectProvider<Attendance.Books> books) {
		return held.isLed() ? new Attendance(repository, run, stop, headcount, books.getObject()) : new PartListener() {
		};
	}

	@Bean
	Attendance.Books attendanceBooks(Ledger ledger, Timelines timelines, HipChat hipChat) {
		return new Attendance.Books(ledger, timelines, new CallTab(hipChat));
	}

	@Bean
	Headcount headcount(Ledger ledger, CurrentRun run, StopRules rules, RunWatcher watcher) {
		return new Headcount(ledger, run, rules, watcher);
	}

	@Bean
	Desk desk(Requests requests, JobRepository repository, Step partStep, StopSignal stop, Joining joining) {
		return new Desk(requests, repository, partStep, stop, joining);
	}

	@Bean
	Joining joining(Ledger ledger, CurrentRun run, ObjectProvider<Admission> admission) {
		return new Joining(ledger, run, admission.getIfAvailable(() -> (joined) -> {
		}));
	}

	@Bean
	PartitionHandler partRequests(JobRepository repository, Requests requests, StopSignal stop) {
		MessagingTemplate messages = new MessagingTemplate();
		messages.setDefaultChannel(requests.outlet());
		PartRequests handler = new PartRequests(repository, stop);
		handler.setMessagingOperations(messages);
		handler.setStepName("part");
		handler.setPollInterval(Watch.EVERY.toMillis());
		return handler;
	}

	@Bean
	SharedStep sharedStep(JobRepository repository, Parts parts, SharedApply shared) {
		return new SharedStep(repository, parts, shared);
	}

	@Bean
	Parts parts(Ledger ledger, CurrentRun run) {
		return new Parts(ledger, run);
	}

	@Bean
	SharedApply sharedApply(PartitionHandler partRequests, Desk desk, JobRepository repository, StopSignal stop,
			Headcount headcount) {
		return new SharedApply(partRequests, desk, repository, stop, headcount);
	}

	@Bean
	Worker worker(Requests requests, ObjectProvider<Worker.Bench> bench, StopSignal stop, InstantSource clock) {
		return new Worker(requests, bench::getObject, stop, clock);
	}

	@Bean
	Worker.Bench workerBench(Desk desk, CurrentRun run, Ledger ledger) {
		return new Worker.Bench(desk, run, ledger);
	}

}
