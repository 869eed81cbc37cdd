package io.roomshift.cli.rooms;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.options.OutputOptions;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.cli.session.Invocation;
import io.roomshift.hipchat.CallCounts;
import io.roomshift.ledger.Run;
import io.roomshift.report.Summary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What the operator asked: what both commands can be told.
 */
final class RoomWords {

	private static final Set<Path> STDOUT = Set.of(Path.of("-"), Path.of("/dev/stdout"));

	@Spec(Spec.Target.MIXEE)
	private @Nullable CommandSpec spec;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "The file to write, as a whole or not at all. Default: stdout")
	private @Nullable Path file;

	@Option(names = "--simulate",
			description = "Show it with the rooms of a small company that the built-in simulator makes up; needs no "
					+ "URL and no token.")
	private boolean simulate;

	@Mixin
	private final OutputOptions output = new OutputOptions();

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
	 * The file to write; null for stdout.
	 */
	@Nullable Path file() {
		return (this.file == null || STDOUT.contains(this.file)) ? null : this.file;
	}

	boolean simulate() {
		return this.simulate;
	}

	OutputOptions output() {
		return this.output;
	}

	/**
	 * What the command came to, for machines.
	 */
	Summary summary(int exitCode, Instant started, Summary.Rooms rooms, CallCounts calls, @Nullable String next) {
		Path written = file();
		Run.Calls made = new Run.Calls(calls.get(), calls.put(), calls.throttled());
		return new Summary(null, command(), state(exitCode), exitCode,
				new Summary.Files(null, (written != null) ? written.toString() : null, null), started, Instant.now(),
				rooms, Summary.Verified.NONE, made, null, next);
	}

	private static String state(int exitCode) {
		return switch (exitCode) {
			case ExitCode.OK -> "completed";
			case ExitCode.DIFFERS -> "completed_with_failures";
			case ExitCode.INTERRUPTED -> "interrupted";
			default -> "refused";
		};
	}

	/**
	 * Refuses words that contradict each other.
	 */
	void check() {
		if (this.output.json() && file() == null) {
			throw refusal("--format json: stdout can't carry the CSV as well. Name a file by -o FILE.");
		}
	}

	/**
	 * The refusal of an option.
	 */
	CommandLine.ParameterException refusal(String sentence) {
		return new CommandLine.ParameterException(Invocation.commandLineOf(this.spec), sentence);
	}

}
