package io.roomshift.cli.rename;

import java.util.concurrent.Callable;

import io.roomshift.cli.session.Version;
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
	private final Words.OfPlan words = new Words.OfPlan();

	@Option(names = "--dry-run", description = "As plan: check and plan, write nothing.")
	private boolean dryRun;

	@Override
	public Integer call() {
		if (this.dryRun) {
			return Session.onMapping(this.words, (session) -> PlanCommand.plan(session, this.words));
		}
		Execution execution = Execution.hearingSignals(this.words.console());
		return Session.onMapping(this.words, (session) -> {
			if (this.words.options().wording() == null && !session.mapping().messages().isEmpty()) {
				this.words.console()
					.progress("The column 'message' tells nobody without --announce; the command announce tells the "
							+ "rooms later.");
			}
			return execution.run(session, this.words);
		});
	}

}
