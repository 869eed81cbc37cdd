package io.roomshift.cli.rename;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.roomshift.apply.StopSignal;
import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.cli.console.Console;
import io.roomshift.cli.console.Durations;
import io.roomshift.cli.console.EndingText;
import io.roomshift.cli.session.Interrupts;
import io.roomshift.cli.session.Result;
import io.roomshift.job.Ending;
import io.roomshift.job.RenameJob;
import io.roomshift.job.RenameRequest;
import org.jspecify.annotations.Nullable;

/**
 * One execution of the job, which a signal or the time limit may end.
 */
final class Execution {

	private final CompletableFuture<Void> interrupted = new CompletableFuture<>();

	private Execution() {
	}

	/**
	 * An execution that hears signals from now on.
	 */
	static Execution hearingSignals(Console console) {
		Execution execution = new Execution();
		Interrupts.onFirst(console, () -> execution.interrupted.complete(null));
		return execution;
	}

	/**
	 * Runs the job.
	 */
	Result run(Session session, Words words) {
		Ending ending = ending(session, words);
		EndingText text = new EndingText(ending, words.commandLine(), words.output().verbose());
		return new Result(ending.summary(words.commandLine()), text.complaints(), text.lines());
	}

	/**
	 * Runs the job and tells how it ended.
	 */
	Ending ending(Session session, Words words) {
		RenameRequest.Options wanted = words.options();
		RenameJob job = session.get(RenameJob.class);
		StopSignal stop = session.get(StopSignal.class);
		CompletableFuture<Void> bySignal = this.interrupted
			.thenRun(() -> stop.request(Kind.INTERRUPTED, "A signal asked the program to stop."));
		CompletableFuture<Void> byTime = stopAfter(wanted.stopAfter(), stop);
		Ending ending = job.run();
		bySignal.cancel(false);
		byTime.cancel(false);
		return ending;
	}

	private static CompletableFuture<Void> stopAfter(@Nullable Duration limit, StopSignal stop) {
		if (limit == null) {
			return new CompletableFuture<>();
		}
		return CompletableFuture.runAsync(
				() -> stop.request(Kind.INTERRUPTED, "The time of --stop-after " + Durations.show(limit) + " is over."),
				CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
	}

}
