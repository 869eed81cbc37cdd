package io.roomshift.cli.rename;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.options.MappingOptions;
import io.roomshift.cli.options.MetricsOptions;
import io.roomshift.cli.options.OutputOptions;
import io.roomshift.cli.options.RunOptions;
import io.roomshift.cli.options.ServerOptions;
import io.roomshift.cli.options.SlackOptions;
import io.roomshift.cli.options.TellingOptions;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.cli.session.Invocation;
import io.roomshift.cli.session.Measurement;
import io.roomshift.job.RenameRequest;
import io.roomshift.ledger.Run;
import io.roomshift.report.Summary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What the operator asked: what all commands on wishes can be told.
 */
abstract class Words {

	private static final Set<String> OF_PLANNING_ALONE = Set.of("--dry-run", "--out", "--format", "--quiet",
			"--verbose", "--no-color");

	@Spec(Spec.Target.MIXEE)
	private @Nullable CommandSpec spec;

	@Mixin
	private final ServerOptions server = new ServerOptions();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Mixin
	private final MetricsOptions metrics = new MetricsOptions();

	/**
	 * The name of the command.
	 */
	String command() {
		return Invocation.commandLineOf(this.spec).getCommandName();
	}

	Console console() {
		return Invocation.console(this.spec);
	}

	/**
	 * The command line that does the same again, and goes on with a run that was cut off.
	 */
	String commandLine() {
		return Invocation.commandLine(this.spec);
	}

	ServerOptions server() {
		return this.server;
	}

	OutputOptions output() {
		return this.output;
	}

	/**
	 * Measures the command, if that is asked for.
	 */
	Measurement measurement() {
		return new Measurement(this.metrics.file(), command(), source(), this.server.simulate());
	}

	/**
	 * Where the wishes come from, as the operator named it.
	 */
	abstract String source();

	/**
	 * The words of the command that does what was planned.
	 */
	abstract List<String> forReal();

	/**
	 * The options that the command which does what was planned is to be given too.
	 */
	List<String> given() {
		return Invocation.options(this.spec, OF_PLANNING_ALONE);
	}

	/**
	 * How to go about it.
	 */
	abstract RenameRequest.Options options();

	/**
	 * How names are held to Slack's rules.
	 */
	abstract SlackOptions slack();

	Summary refused(int code, Instant started) {
		return new Summary(null, command(), (code == ExitCode.STOPPED) ? "stopped" : "refused", code,
				Summary.Files.ofMapping(source()), started, Instant.now(), Summary.Rooms.NONE, Summary.Verified.NONE,
				Run.Calls.NONE, null, null);
	}

	/**
	 * What the operator asked of a command on a mapping.
	 */
	static class OfMapping extends Words {

		@Mixin
		private final MappingOptions mapping = new MappingOptions();

		MappingOptions mapping() {
			return this.mapping;
		}

		@Override
		String source() {
			return this.mapping.file().toString();
		}

		@Override
		List<String> forReal() {
			return Stream.concat(Stream.of("apply", source()), given().stream()).toList();
		}

		@Override
		RenameRequest.Options options() {
			return new RunOptions().with(server().concurrency(), false, commandLine());
		}

		@Override
		SlackOptions slack() {
			return SlackOptions.none();
		}

	}

	/**
	 * What the operator asked of a command that plans a mapping.
	 */
	static final class OfPlan extends OfMapping {

		@Mixin
		private final RunOptions options = new RunOptions();

		@Option(names = "--again", description = "A new run although this mapping was completed before.")
		private boolean again;

		@Mixin
		private final SlackOptions slack = new SlackOptions();

		@Override
		RenameRequest.Options options() {
			return this.options.with(server().concurrency(), this.again, commandLine());
		}

		@Override
		SlackOptions slack() {
			return this.slack;
		}

	}

	/**
	 * What the operator asked of a command that tells the rooms of a mapping.
	 */
	static final class OfTelling extends OfMapping {

		@Mixin
		private final TellingOptions options = new TellingOptions();

		@Override
		RenameRequest.Options options() {
			return this.options.with(server().concurrency(), output().html(), commandLine());
		}

	}

	/**
	 * What the operator asked of a command that undoes a run.
	 */
	static final class OfUndo extends Words {

		@Parameters(paramLabel = "RUN", arity = "0..1",
				description = "The number of the run; without it the last one that changed a room.")
		private @Nullable Long run;

		private @Nullable Long last;

		@Mixin
		private final RunOptions options = new RunOptions();

		/**
		 * The run; null for the last.
		 */
		@Nullable Long run() {
			return this.run;
		}

		/**
		 * Settles which run is the last, for later it may be another one.
		 */
		void last(long number) {
			this.last = number;
		}

		@Override
		String commandLine() {
			return super.commandLine() + ((this.run == null && this.last != null) ? " " + this.last : "");
		}

		@Override
		String source() {
			return (this.run != null) ? "run " + this.run : "the last run";
		}

		@Override
		List<String> forReal() {
			String number = String.valueOf((this.run != null) ? this.run : this.last);
			return Stream.concat(Stream.of("undo", number), given().stream()).toList();
		}

		@Override
		RenameRequest.Options options() {
			return this.options.with(server().concurrency(), false, commandLine());
		}

		@Override
		SlackOptions slack() {
			return SlackOptions.none();
		}

	}

}
