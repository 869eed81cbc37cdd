package io.roomshift.cli.rename;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.roomshift.apply.StopSignal;
import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.cli.console.Durations;
import io.roomshift.cli.console.EndingText;
import io.roomshift.cli.rename.MappingSession.Result;
import io.roomshift.cli.rename.MappingSession.RunWords;
import io.roomshift.cli.session.Interrupts;
import io.roomshift.cli.session.Version;
import io.roomshift.job.Ending;
import io.roomshift.job.RenameJob;
import io.roomshift.job.RenameRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Renames the rooms of a mapping.
 */
@Command(name = "apply", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		description = "Check, plan, rename, verify and report; resumes what an earlier run left.",
		footer = { "", "Examples:", "  java -jar roomshift.jar apply rooms.csv",
				"  java -jar roomshift.jar apply rooms.csv --dry-run",
				"  java -jar roomshift.jar apply rooms.csv --stop-after 2h --on-conflict skip" })
public final class ApplyCommand implements Callable<Integer> {

	@Mixin
	private final RunWords words = new RunWords();

	@Option(names = "--dry-run", description = "As plan: check and plan, write nothing.")
	private boolean dryRun;

	@Override
	public Integer call() {
		if (this.dryRun) {
			return MappingSession.run(this.words, (session) -> PlanCommand.plan(session, this.words));
		}
		CompletableFuture<Void> interrupted = new CompletableFuture<>();
		Interrupts.onFirst(() -> interrupted.complete(null));
		return MappingSession.run(this.words, (session) -> apply(session, interrupted));
	}

	private Result apply(MappingSession session, CompletableFuture<Void> interrupted) {
		RenameRequest.Options wanted = this.words.options();
		RenameJob job = session.get(RenameJob.class);
		StopSignal stop = session.get(StopSignal.class);
		CompletableFuture<Void> bySignal = interrupted
			.thenRun(() -> stop.request(Kind.INTERRUPTED, "A signal asked the program to stop."));
		CompletableFuture<Void> byTime = stopAfter(wanted.stopAfter(), stop);
		Ending ending = job.run();
		bySignal.cancel(false);
		byTime.cancel(false);
		EndingText text = new EndingText(ending, wanted.commandLine(), this.words.output().verbose());
		return new Result(ending.summary(wanted.commandLine()), text.complaints(), text.lines());
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
