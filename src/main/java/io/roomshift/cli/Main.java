package io.roomshift.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.session.Refusals;
import picocli.CommandLine;

/**
 * Where the program starts.
 */
public final class Main {

	private Main() {
	}

	public static void main(String[] args) {
		System.exit(run(args, Console.system()));
	}

	static int run(String[] args, Console console) {
		CommandLine commandLine = new CommandLine(new RoomshiftCommand(console));
		commandLine.setExecutionExceptionHandler((ex, command, result) -> Refusals.explain(ex, console));
		commandLine.setCaseInsensitiveEnumValuesAllowed(true);
		// A text for rooms may begin with @here, which is no file of arguments.
		commandLine.setExpandAtFiles(false);
		return commandLine.execute(withCommand(args, commandLine.getSubcommands().keySet()));
	}

	/**
	 * A mapping without a command means {@code apply}.
	 */
	static String[] withCommand(String[] args, Set<String> commands) {
		List<String> words = Arrays.stream(args).filter((arg) -> !arg.startsWith("-")).toList();
		boolean named = words.stream().anyMatch(commands::contains);
		if (named || words.isEmpty()) {
			return args;
		}
		String[] complete = new String[args.length + 1];
		complete[0] = "apply";
		System.arraycopy(args, 0, complete, 1, args.length);
		return complete;
	}

}
