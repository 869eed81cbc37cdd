package io.roomshift.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.console.StatusText;
import io.roomshift.cli.options.OutputOptions;
import io.roomshift.cli.session.Application;
import io.roomshift.cli.session.CommandWords;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.cli.session.Invocation;
import io.roomshift.cli.session.Rehearsal;
import io.roomshift.cli.session.Version;
import io.roomshift.job.Ending;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.ledger.database.Database;
import io.roomshift.ledger.timeline.Timelines;
import io.roomshift.report.Reports;
import io.roomshift.report.RunStatus;
import io.roomshift.report.Summary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.context.support.GenericApplicationContext;

/**
 * Tells of runs from the ledger alone; makes no call.
 */
@Command(name = "status", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		description = "The runs so far; with a number, one run's counts, failures by cause and what to do next.",
		footer = { "", "Examples:", "  java -jar roomshift.jar status", "  java -jar roomshift.jar status 7 --report",
				"  java -jar roomshift.jar status --simulate" })
final class StatusCommand implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(paramLabel = "RUN", arity = "0..1", description = "The number of a run.")
	private @Nullable Long run;

	@Option(names = "--simulate", description = "The runs that were rehearsed with --simulate.")
	private boolean simulate;

	@Option(names = "--report", description = "Write the run's report files again, also when they are there.")
	private boolean report;

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Override
	public Integer call() {
		Console console = Invocation.console(this.spec);
		this.output.applyTo(console);
		try (Application application = Application.start(this::prepare)) {
			if (!application.get(Database.class).isBegun()) {
				return none(console);
			}
			Ledger ledger = application.get(Ledger.class);
			return (this.run != null) ? one(ledger, this.run, application, console) : all(ledger, console);
		}
	}

	private void prepare(GenericApplicationContext context) {
		if (this.simulate) {
			Path state = Rehearsal.stateDirectory(context.getEnvironment());
			Application.override(context, Rehearsal.stateSettings(state));
		}
	}

	/**
	 * There is no state yet, and none is made.
	 */
	private int none(Console console) {
		if (this.run != null) {
			throw unknown(this.run);
		}
		if (this.output.json()) {
			console.result(StatusText.json(List.of()));
		}
		else {
			StatusText.all(List.of(), (run) -> Tally.NONE).forEach(console::result);
		}
		return ExitCode.OK;
	}

	private int all(Ledger ledger, Console console) {
		List<Run> runs = ledger.runs();
		if (this.output.json()) {
			console.result(StatusText.json(runs.stream().map((run) -> summary(run, ledger.tally(run))).toList()));
		}
		else {
			StatusText.all(runs, ledger::tally).forEach(console::result);
		}
		return ExitCode.OK;
	}

	private int one(Ledger ledger, long id, Application application, Console console) {
		Run found = ledger.run(id).orElseThrow(() -> unknown(id));
		Tally tally = ledger.tally(found);
		Summary summary = summary(found, tally);
		RunStatus status = new RunStatus(found, tally, application.get(Timelines.class).of(found), summary);
		boolean missing = tally.total() > 0 && Files.notExists(found.reports());
		if (this.report || missing || ledger.reportsDue(found)) {
			application.get(Reports.class).write(found, summary);
		}
		if (this.output.json()) {
			console.result(status.json());
		}
		else {
			StatusText.one(status).forEach(console::result);
		}
		return ExitCode.OK;
	}

	private CommandLine.ParameterException unknown(long id) {
		return new CommandLine.ParameterException(Invocation.commandLineOf(this.spec), "There is no run " + id
				+ ". 'status" + (this.simulate ? " --simulate" : "") + "' without a number lists all runs.");
	}

	private static Summary summary(Run run, Tally tally) {
		List<String> words = new ArrayList<>(List.of(run.request().command(),
				(run.request().undoes() != null) ? String.valueOf(run.request().undoes()) : run.request().mapping()));
		if (run.request().rehearsal()) {
			words.add("--simulate");
		}
		return Ending.recorded(run, tally).summary(CommandWords.of(words));
	}

}
