package io.roomshift.cli;

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
		String[] words = Commands.completed(args);
		CommandLine commandLine = Commands.of(console, words);
		commandLine.setExecutionExceptionHandler((ex, command, result) -> Refusals.explain(ex, console));
		commandLine.setCaseInsensitiveEnumValuesAllowed(true);
		// A text for rooms may begin with @here, which is no file of arguments.
		commandLine.setExpandAtFiles(false);
		return commandLine.execute(words);
	}

}
