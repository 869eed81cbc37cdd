package io.roomshift.cli.session;

import io.roomshift.cli.console.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * How a command was called: the console it talks to and the words it was given.
 */
public final class Invocation {

	private Invocation() {
	}

	/**
	 * The console on which a command shows what it does.
	 */
	public static Console console(@Nullable CommandSpec spec) {
		if (spec == null || !(spec.root().userObject() instanceof Program program)) {
			throw new IllegalStateException("A command is run by the program that it belongs to");
		}
		return program.console();
	}

	/**
	 * The whole command line as it was given, written so that a shell takes it.
	 */
	public static String commandLine(@Nullable CommandSpec spec) {
		return CommandWords.of(commandLineOf(spec).getParent().getParseResult().originalArgs());
	}

	/**
	 * The command as picocli knows it.
	 */
	public static CommandLine commandLineOf(@Nullable CommandSpec spec) {
		if (spec == null) {
			throw new IllegalStateException("A command is run by picocli");
		}
		return spec.commandLine();
	}

	/**
	 * What all commands belong to.
	 */
	public interface Program {

		/**
		 * The console on which all of them show what they do.
		 */
		Console console();

	}

}
