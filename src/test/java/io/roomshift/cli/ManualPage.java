package io.roomshift.cli;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.roomshift.architecture.MarkdownTable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page, in the macros of man(7), written from what the commands say of
 * themselves and from the tables of the README. Decision 14 tells why picocli's own
 * generator does not write it.
 */
final class ManualPage {

	private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]+\\)");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static final List<String> OF_ALL = List.of("--help", "--version");

	private final StringBuilder text = new StringBuilder();

	private ManualPage() {
	}

	/**
	 * The page.
	 * @param program the program with all of its commands
	 * @param version its version
	 * @param exitCodes the README's table of exit codes
	 * @param settings the README's table of settings
	 */
	static String of(CommandLine program, String version, MarkdownTable exitCodes, MarkdownTable settings) {
		ManualPage page = new ManualPage();
		page.line(".TH ROOMSHIFT 1 \"\" \"Roomshift " + version + "\" \"User Commands\"");
		page.head(program.getCommandSpec());
		page.section("COMMANDS");
		program.getSubcommands().values().forEach((command) -> page.command(command.getCommandSpec()));
		page.section("OPTIONS OF ALL COMMANDS");
		program.getCommandSpec().options().forEach(page::option);
		page.section("EXIT STATUS");
		exitCodes.rows().forEach((row) -> page.item(strong(row.get(0)), inline(row.get(1))));
		page.section("SETTINGS");
		page.paragraph("In config/application.yml below the directory of work, or as environment variables: "
				+ "roomshift.hipchat.token-file is ROOMSHIFT_HIPCHAT_TOKEN_FILE.");
		settings.rows()
			.forEach((row) -> page.item(inline(row.get(0)),
					inline(row.get(2)) + (row.get(1).isEmpty() ? "" : "; default: " + inline(row.get(1)))));
		page.files();
		return page.text.toString();
	}

	private void head(CommandSpec program) {
		section("NAME");
		line("roomshift \\- rename many HipChat rooms from a CSV file");
		section("SYNOPSIS");
		line(".B roomshift");
		line("[\\fICOMMAND\\fR] [\\fIOPTIONS\\fR] [\\fIMAPPING.csv\\fR]");
		section("DESCRIPTION");
		Arrays.stream(program.usageMessage().description()).forEach(this::paragraph);
	}

	private void command(CommandSpec command) {
		String words = command.positionalParameters().stream().map(ManualPage::label).collect(Collectors.joining(" "));
		line(".SS \"" + escaped((command.name() + " " + words).strip()) + "\"");
		Arrays.stream(command.usageMessage().description()).forEach(this::paragraph);
		command.positionalParameters()
			.forEach((parameter) -> item("\\fI" + escaped(parameter.paramLabel()) + "\\fR",
					description(parameter.description())));
		command.options().stream().filter((option) -> !OF_ALL.contains(option.longestName())).forEach(this::option);
		footer(command.usageMessage().footer());
	}

	private static String label(PositionalParamSpec parameter) {
		return (parameter.arity().min() == 0) ? "[" + parameter.paramLabel() + "]" : parameter.paramLabel();
	}

	private void option(OptionSpec option) {
		String names = Arrays.stream(option.names()).map(ManualPage::strong).collect(Collectors.joining(", "));
		boolean valued = option.arity().max() > 0;
		item(names + (valued ? " \\fI" + escaped(option.paramLabel()) + "\\fR" : ""),
				description(option.description()));
	}

	/**
	 * Examples, which begin with two blanks, line by line.
	 */
	private void footer(String[] lines) {
		List<String> examples = Arrays.stream(lines).filter((line) -> line.startsWith("  java ")).toList();
		if (examples.isEmpty()) {
			return;
		}
		line(".PP");
		line((examples.size() == 1) ? "Example:" : "Examples:");
		line(".PP");
		line(".RS 4");
		line(".nf");
		examples.forEach((example) -> line(escaped(example.strip().replace("java -jar roomshift.jar", "roomshift"))));
		line(".fi");
		line(".RE");
	}

	private void files() {
		section("FILES");
		item("\\fIconfig/application.yml\\fR", escaped("Settings."));
		item("\\fIstate/\\fR", escaped("The progress of all runs, and the lock that keeps two runs apart."));
		item("\\fIreports/run-NNNN/\\fR".replace("-", "\\-"),
				escaped("What became of each row, for people and for machines."));
	}

	private void section(String title) {
		line(".SH \"" + title + "\"");
	}

	private void paragraph(String words) {
		line(".PP");
		line(escaped(words));
	}

	private void item(String term, String words) {
		line(".TP");
		line(term);
		line(words);
	}

	private void line(String line) {
		this.text.append(line).append('\n');
	}

	private static String description(String[] lines) {
		return escaped(String.join(" ", lines));
	}

	private static String strong(String word) {
		return "\\fB" + escaped(word) + "\\fR";
	}

	/**
	 * A cell of a table: code is strong, links are their text.
	 */
	private static String inline(String markdown) {
		String plain = escaped(LINK.matcher(markdown).replaceAll("$1"));
		return CODE.matcher(plain).replaceAll((code) -> "\\\\fB" + code.group(1).replace("\\", "\\\\") + "\\\\fR");
	}

	/**
	 * Text as it is to be seen: no word of it is a macro, no hyphen is broken.
	 */
	static String escaped(String text) {
		StringBuilder escaped = new StringBuilder();
		text.codePoints().forEach((c) -> {
			switch (c) {
				case '\\' -> escaped.append("\\(rs");
				case '-' -> escaped.append("\\-");
				case '\'' -> escaped.append("\\(aq");
				case '"' -> escaped.append("\\(dq");
				case '`' -> escaped.append('`');
				default -> escaped.append((c < 0x80) ? Character.toString(c) : "\\[u%04X]".formatted(c));
			}
		});
		return escaped.toString().startsWith(".") ? "\\&" + escaped : escaped.toString();
	}

}
