package io.roomshift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.roomshift.architecture.MarkdownTable;
import io.roomshift.cli.console.Console;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Writes the manual page and the completion for bash and zsh; the build runs it when it
 * packages the program. It is among the tests because the program has no use for it, and
 * because it reads the README by the same means as they do.
 */
public final class Manuals {

	static final String PAGE = "roomshift.1";

	static final String COMPLETION = "roomshift-completion.bash";

	private static final Pattern VALUES = Pattern.compile("[a-z0-9]+(\\|[a-z0-9]+)+");

	private static final Path README = Path.of("README.md");

	private Manuals() {
	}

	/**
	 * Writes both.
	 * @param arguments the project's directory, the directory to write to, and the
	 * version
	 */
	public static void main(String[] arguments) throws IOException {
		write(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]);
	}

	static void write(Path project, Path target, String version) throws IOException {
		Path readme = project.resolve(README);
		Files.createDirectories(target);
		Files.writeString(target.resolve(PAGE),
				ManualPage.of(program(), version, MarkdownTable.in(readme, "code", "meaning", "run again?"),
						MarkdownTable.in(readme, "setting", "default", "meaning")));
		Files.writeString(target.resolve(COMPLETION), AutoComplete.bash("roomshift", completable(program())));
	}

	/**
	 * The same program, of which options with a few values complete them as its help
	 * writes them.
	 */
	private static CommandLine completable(CommandLine program) {
		program.getSubcommands().values().stream().map(CommandLine::getCommandSpec).forEach((command) -> {
			for (OptionSpec option : List.copyOf(command.options())) {
				List<String> values = values(option);
				if (!values.isEmpty()) {
					command.remove(option);
					command.addOption(option.toBuilder().completionCandidates(values).build());
				}
			}
		});
		return program;
	}

	private static List<String> values(OptionSpec option) {
		if (VALUES.matcher(option.paramLabel()).matches()) {
			return List.of(option.paramLabel().split("\\|"));
		}
		return Stream.ofNullable(option.completionCandidates())
			.flatMap((names) -> StreamSupport.stream(names.spliterator(), false))
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.toList();
	}

	private static CommandLine program() {
		return Commands.all(Console.system());
	}

}
