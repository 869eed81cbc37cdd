package io.roomshift.cli.rename;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.options.OutputOptions;
import io.roomshift.cli.options.WorkerOptions;
import io.roomshift.cli.session.Invocation;
import io.roomshift.cli.session.Refusals;
import io.roomshift.cli.session.Result;
import io.roomshift.cli.session.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Helps with the renaming of a run that another process leads.
 */
@Command(name = "worker", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		description = { "Help another process, which runs apply or undo --with-workers, to rename its rooms.",
				"It needs the same PostgreSQL database, the same HipChat server, and a token of its own. It ends when "
						+ "the rooms are through. What a worker has in hand when it dies is settled and done by others." },
		footer = { "", "Examples:", "  java -jar roomshift.jar worker",
				"  java -jar roomshift.jar worker --wait 1h --stop-after 8h" })
public final class WorkerCommand implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec spec;

	@Mixin
	private final WorkerOptions options = new WorkerOptions();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Override
	public Integer call() {
		Console console = Invocation.console(this.spec);
		this.output.applyTo(console);
		Instant started = Instant.now();
		Execution execution = Execution.hearingSignals(console);
		Result result;
		try (WorkerSession session = new WorkerSession(console, this.options, this.output.verbose())) {
			result = session.work(execution, started);
		}
		catch (RuntimeException ex) {
			int code = Refusals.explain(ex, console);
			result = new Result(WorkerSession.refused(code, started), List.of(), List.of());
		}
		return result.show(console, this.output.json(), false);
	}

}
