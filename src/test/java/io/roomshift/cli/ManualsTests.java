package io.roomshift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.roomshift.cli.console.Console;
import io.roomshift.tool.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class ManualsTests {

	private static final Set<String> MACROS = Set.of(".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".RS", ".RE", ".nf",
			".fi");

	private final CommandLine program = Commands.all(Console.system());

	@TempDir
	private Path directory;

	@BeforeEach
	void write() throws IOException {
		Manuals.write(Path.of(""), this.directory, "1.2.3");
	}

	@Test
	void writeWhenRepeatedGivesTheSame() throws IOException {
		String page = read(Manuals.PAGE);
		String completion = read(Manuals.COMPLETION);

		Manuals.write(Path.of(""), this.directory, "1.2.3");

		assertThat(read(Manuals.PAGE)).isEqualTo(page);
		assertThat(read(Manuals.COMPLETION)).isEqualTo(completion);
	}

	@Test
	void pageUsesNoMacroButThoseOfManualPages() throws IOException {
		assertThat(read(Manuals.PAGE).lines()).allSatisfy((line) -> {
			assertThat(line).isNotBlank().matches("\\p{ASCII}*").doesNotContain("${", "java -jar");
			if (line.startsWith(".") || line.startsWith("'")) {
				assertThat(MACROS).contains(line.split(" ", 2)[0]);
			}
		});
	}

	@Test
	void pageIsRenderedWithoutAComplaintAndTellsOfEachCommandAndOption() throws Exception {
		Tool.assume(Tool.installed("groff").isPresent(), "The manual page is rendered by groff (Debian: groff-base)");

		String shown = output(
				List.of("groff", "-man", "-Tutf8", "-P-cbou", "-ww", this.directory.resolve(Manuals.PAGE).toString()));

		assertThat(shown).startsWith("ROOMSHIFT(1)").doesNotContain("roomshift.1:");
		this.program.getSubcommands().forEach((name, command) -> {
			assertThat(shown).containsPattern("(?m)^ +" + name + "( .*)?$");
			command.getCommandSpec()
				.options()
				.forEach((option) -> assertThat(shown).contains(" " + option.longestName()));
		});
		assertThat(shown).contains("70 ", "a fault of Roomshift's own", "roomshift.hipchat.reserve", "; default: 0%");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			pl                   | plan
			do                   | doctor
			plan --fr            | --fresh-within
			doctor --v           | --verbose --version
			verify --f           | --format
			plan --format ""     | text json
			plan --on-conflict s | stop skip
			notify --color gr    | green gray
			""")
	void completionCompletesCommandsAndOptions(String words, String expected) throws Exception {
		String script = "compopt() { :; }; source '" + this.directory.resolve(Manuals.COMPLETION)
				+ "'; COMP_WORDS=(roomshift " + words
				+ "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_roomshift; printf '%s\\n' \"${COMPREPLY[@]}\"";

		assertThat(output(List.of("bash", "-c", script)).lines().map(String::strip).sorted())
			.containsExactlyElementsOf(Stream.of(expected.split(" ")).sorted().toList());
	}

	@Test
	void helpFitsATerminalAndHasAnExample() {
		this.program.getSubcommands().values().forEach((command) -> {
			String help = command.getUsageMessage();

			assertThat(help).containsPattern("(?m)^Examples?:\\R  java -jar roomshift.jar " + command.getCommandName());
			assertThat(List.of(command.getCommandSpec().usageMessage().footer()))
				.allMatch((line) -> line.length() <= 80);
		});
	}

	@Test
	void completionIsTakenByTheShell() throws Exception {
		assertThat(output(List.of("bash", "-n", this.directory.resolve(Manuals.COMPLETION).toString()))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a-b     | a\\-b
			'it''s' | it\\(aqs
			.nf     | \\&.nf
			C:\\x   | C:\\(rsx
			é…      | \\[u00E9]\\[u2026]
			""")
	void escapedShowsTextAsItIs(String text, String expected) {
		assertThat(ManualPage.escaped(text)).isEqualTo(expected);
	}

	private String read(String file) throws IOException {
		return Files.readString(this.directory.resolve(file));
	}

	/**
	 * What the program says on both streams; fails when it ends otherwise than well.
	 */
	private static String output(List<String> program) throws IOException, InterruptedException {
		return Tool.run(new ProcessBuilder(program)).well().said();
	}

}
