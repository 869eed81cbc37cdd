package io.roomshift.cli.rename;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import io.roomshift.cli.session.ExitCode;
import io.roomshift.cli.session.Result;
import io.roomshift.cli.session.Version;
import io.roomshift.ledger.Run;
import io.roomshift.report.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Gives rooms back what a run changed.
 */
@Command(name = "undo", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		description = { "Give rooms back their old names, and what else the mapping changed.",
				"A room that is called otherwise by now is left as it is and reported.",
				"Undoing is a run of its own: it resumes, and can be undone by its number." },
		footer = { "", "Examples:", "  java -jar roomshift.jar undo --dry-run", "  java -jar roomshift.jar undo 7" })
public final class UndoCommand implements Callable<Integer> {

	@Mixin
	private final Words.OfUndo words = new Words.OfUndo();

	@Option(names = "--dry-run", description = "Show what would be given back, write nothing.")
	private boolean dryRun;

	@Override
	public Integer call() {
		if (this.dryRun) {
			return Session.onRun(this.words, (session) -> PlanCommand.plan(session, this.words));
		}
		Execution execution = Execution.hearingSignals(this.words.console());
		return Session.onRun(this.words,
				(session) -> session.isIdle() ? nothing(session) : execution.run(session, this.words));
	}

	private Result nothing(Session session) {
		Instant now = Instant.now();
		Summary summary = new Summary(null, this.words.command(), "completed", ExitCode.OK,
				Summary.Files.ofMapping(session.mapping().file().toString()), now, now, Summary.Rooms.NONE,
				Summary.Verified.NONE, Run.Calls.NONE, null, null);
		return new Result(summary, List.of(), List.of("Run " + session.undone().id()
				+ " has changed nothing that is not given back yet: " + "nothing to do, no call was made."));
	}

}
