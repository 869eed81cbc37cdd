package io.roomshift.cli.rename;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.roomshift.apply.StopSignal;
import io.roomshift.apply.StopSignal.Stop;
import io.roomshift.cli.console.Console;
import io.roomshift.cli.console.Durations;
import io.roomshift.cli.console.EndingText;
import io.roomshift.cli.console.Progress;
import io.roomshift.cli.options.WorkerOptions;
import io.roomshift.cli.session.Application;
import io.roomshift.cli.session.Result;
import io.roomshift.hipchat.CallLimit;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.settings.HipChatSettings;
import io.roomshift.hipchat.settings.SettingsException;
import io.roomshift.job.Ending;
import io.roomshift.job.RenameRequest;
import io.roomshift.job.RunListener;
import io.roomshift.job.chains.CallTab;
import io.roomshift.job.chains.TokenScopes;
import io.roomshift.job.partition.Admission;
import io.roomshift.job.partition.Worker;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.database.Database;
import io.roomshift.ledger.database.HeldDatabase;
import io.roomshift.log.RunLog;
import io.roomshift.report.Summary;
import io.roomshift.room.Plural;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Everything that a process works with that helps with a run.
 */
final class WorkerSession implements RunListener, Admission, AutoCloseable {

	private static final String COMMAND = "worker";

	private final Console console;

	private final WorkerOptions options;

	private final Progress progress;

	private final Application application;

	private final AtomicInteger renamed = new AtomicInteger();

	private final AtomicInteger failed = new AtomicInteger();

	private volatile @Nullable Run run;

	WorkerSession(Console console, WorkerOptions options, boolean verbose) {
		this.console = console;
		this.options = options;
		this.progress = new Progress(console, Clock.systemUTC(), verbose);
		this.application = Application.start(this::prepare);
	}

	private void prepare(GenericApplicationContext context) {
		RunLog log = new RunLog();
		context.registerBean(Progress.class, () -> this.progress);
		context.registerBean(RunLog.class, () -> log);
		context.registerBean(RunListener.class, () -> RunListener.of(this.progress, log, this),
				WorkerSession::inPlaceOfOthers);
		context.registerBean(Admission.class, () -> this);
		context.registerBean(RenameRequest.Options.class, this.options::options, WorkerSession::inPlaceOfOthers);
		context.registerBean(CallLimit.class, () -> new CallLimit(this.options.options().concurrency()));
		context.registerBean("joinedDatabase", HeldDatabase.class, () -> context.getBean(Database.class).join(),
				WorkerSession::inPlaceOfOthers);
	}

	private static void inPlaceOfOthers(BeanDefinition definition) {
		definition.setPrimary(true);
	}

	/**
	 * Helps until there is nothing to help with.
	 */
	Result work(Execution execution, Instant started) {
		HipChatSettings settings = this.application.get(HipChatSettings.class);
		settings.warnings().forEach(this.progress::warning);
		HipChat hipChat = this.application.get(HipChat.class);
		Execution.reserveTokens(this.application.get(HeldDatabase.class), hipChat);
		TokenScopes.unfit(HipChatException.join(hipChat.sessions())).forEach(hipChat::setAside);
		StopSignal stop = this.application.get(StopSignal.class);
		Worker worker = this.application.get(Worker.class);
		this.console.progress(
				"Waiting for a run to help with, for " + Durations.showChosen(this.options.waiting()) + " at most.");
		return execution.until(stop, this.options.options().stopAfter(), () -> {
			try {
				return left(worker.work(this.options.waiting()), stop.stop(), started);
			}
			catch (LedgerException ex) {
				if (this.run == null) {
					throw ex;
				}
				return result(Ending.Kind.STOPPED, ex.getMessage(), started);
			}
		});
	}

	@Override
	public void admit(Run joined) {
		String url = this.application.get(HipChatSettings.class).url().toString();
		if (!joined.request().url().equals(url)) {
			throw new SettingsException("Run " + joined.id() + " changes rooms on " + joined.request().url()
					+ ", and roomshift.hipchat.url is " + url + ". Set it to that server.");
		}
		this.run = joined;
		this.console.progress("Helping with run " + joined.id() + ": " + joined.request().mapping() + " on " + url);
	}

	@Override
	public void ended(Entry entry) {
		if (entry.outcome().cause() != null) {
			this.failed.incrementAndGet();
		}
		else if (EntryState.RENAMED.contains(entry.state())) {
			this.renamed.incrementAndGet();
		}
	}

	private Result left(Worker.Leaving leaving, Optional<Stop> stop, Instant started) {
		return switch (leaving) {
			case THROUGH, NO_RUN -> result(Ending.Kind.COMPLETED, null, started);
			case LEFT_ALONE -> result(Ending.Kind.STOPPED, Worker.LEFT_ALONE, started);
			case STOPPED -> stopped(stop.orElseThrow(), started);
		};
	}

	private Result stopped(Stop stop, Instant started) {
		boolean written = this.application.get(HipChat.class).counts().put() > 0;
		Ending.Kind kind = switch (stop.kind()) {
			case INTERRUPTED -> Ending.Kind.INTERRUPTED;
			case CREDENTIALS, SERVER -> written ? Ending.Kind.STOPPED : Ending.Kind.OUT_OF_REACH;
			case FAILURES, FAULT, LEADER -> Ending.Kind.STOPPED;
		};
		return result(kind, stop.reason(), started);
	}

	private Result result(Ending.Kind kind, @Nullable String complaint, Instant started) {
		Run.Calls calls = CallTab.of(this.application.get(HipChat.class).counts());
		Run helped = this.run;
		int all = this.renamed.get() + this.failed.get();
		Summary summary = new Summary((helped != null) ? helped.id() : null, COMMAND, kind.word(), kind.code(),
				Summary.Files.ofMapping((helped != null) ? helped.request().mapping() : ""), started, Instant.now(),
				new Summary.Rooms(all, this.renamed.get(), 0, this.failed.get(), 0, 0), Summary.Verified.NONE, calls,
				null, null);
		List<String> text = new ArrayList<>();
		text.add(
				(helped != null)
						? "Helped with run " + helped.id() + ": " + Plural.of(this.renamed.get(), "room")
								+ " renamed here, " + this.failed.get() + " failed."
						: "No run asked for help: nothing was done.");
		text.add(EndingText.calls(calls));
		return new Result(summary, (complaint != null) ? List.of(complaint) : List.of(), text);
	}

	static Summary refused(int code, Instant started) {
		return new Summary(null, COMMAND, "refused", code, Summary.Files.ofMapping(""), started, Instant.now(),
				Summary.Rooms.NONE, Summary.Verified.NONE, Run.Calls.NONE, null, null);
	}

	@Override
	public void close() {
		this.progress.close();
		this.application.close();
	}

}
