package io.roomshift.cli.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
	 * The options that the command was given, each with its value.
	 * @param without the names of options that are left out
	 */
	public static List<String> options(@Nullable CommandSpec spec, Set<String> without) {
		List<String> words = new ArrayList<>();
		commandLineOf(spec).getParseResult()
			.matchedOptions()
			.stream()
			.filter((option) -> !without.contains(option.longestName()))
			.forEach((option) -> {
				words.add(option.longestName());
				if (option.arity().max() > 0) {
					words.addAll(option.originalStringValues());
				}
			});
		return words;
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
