package io.roomshift.cli;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.session.Invocation;
import io.roomshift.cli.session.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The program without a command.
 */
@Command(name = "roomshift", versionProvider = Version.class, mixinStandardHelpOptions = true,
		synopsisHeading = "Usage: ", customSynopsis = { "java -jar roomshift.jar [COMMAND] [OPTIONS] [MAPPING.csv]" },
		description = { "Renames many HipChat rooms from a CSV file: checkpointed, resumable, verified.",
				"With a CSV path and no command, the command is apply." },
		footer = { "", "Examples:", "  java -jar roomshift.jar plan rooms.csv",
				"  java -jar roomshift.jar rooms.csv --stop-after 2h", "  java -jar roomshift.jar rooms.csv --simulate",
				"", "Exit codes: 0 done, 1 some rooms failed, 2 input wrong, 3 HipChat out of reach,",
				"  4 stopped by a rule, 5 interrupted, 6 state in use, 70 fault of the program" })
final class RoomshiftCommand implements Runnable, Invocation.Program {

	private final Console console;

	@Spec
	private @Nullable CommandSpec spec;

	RoomshiftCommand(Console console) {
		this.console = console;
	}

	@Override
	public Console console() {
		return this.console;
	}

	@Override
	public void run() {
		throw new CommandLine.ParameterException(Invocation.commandLineOf(this.spec),
				"There is no mapping. Name a CSV file.");
	}

}
