package io.roomshift.cli.rename;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.roomshift.apply.StopSignal;
import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.cli.console.Console;
import io.roomshift.cli.console.Durations;
import io.roomshift.cli.console.EndingText;
import io.roomshift.cli.session.Interrupts;
import io.roomshift.cli.session.Result;
import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.HipChat;
import io.roomshift.job.Ending;
import io.roomshift.job.RenameJob;
import io.roomshift.job.RenameRequest;
import io.roomshift.ledger.database.HeldDatabase;
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
		if (wanted.shared()) {
			reserveTokens(session.get(HeldDatabase.class), session.get(HipChat.class));
		}
		return until(session.get(StopSignal.class), wanted.stopAfter(), job::run);
	}

	/**
	 * Keeps other processes on the same database from using the tokens of this one.
	 */
	static void reserveTokens(HeldDatabase held, HipChat hipChat) {
		held.sharing()
			.orElseThrow(HeldDatabase::forOneAlone)
			.reserve(hipChat.counts().tokens().stream().map(CallCounts.OfToken::fingerprint).toList());
	}

	/**
	 * Does something that a signal or the time limit may end.
	 * @param limit the time limit; null for none
	 */
	<T> T until(StopSignal stop, @Nullable Duration limit, Supplier<T> work) {
		CompletableFuture<Void> bySignal = this.interrupted
			.thenRun(() -> stop.request(Kind.INTERRUPTED, "A signal asked the program to stop."));
		CompletableFuture<Void> byTime = stopAfter(limit, stop);
		T done = work.get();
		bySignal.cancel(false);
		byTime.cancel(false);
		return done;
	}

	private static CompletableFuture<Void> stopAfter(@Nullable Duration limit, StopSignal stop) {
		if (limit == null) {
			return new CompletableFuture<>();
		}
		return CompletableFuture.runAsync(
				() -> stop.request(Kind.INTERRUPTED,
						"The time of --stop-after " + Durations.showChosen(limit) + " is over."),
				CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
	}

}
