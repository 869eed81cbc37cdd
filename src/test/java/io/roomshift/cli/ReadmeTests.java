package io.roomshift.cli;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.roomshift.architecture.MarkdownTable;
import io.roomshift.cli.console.Console;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.hipchat.settings.HipChatProperties;
import io.roomshift.input.Mapping;
import io.roomshift.job.Ending;
import io.roomshift.metrics.MetricsProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what the README, the operator's page and the settings file promise with the
 * code.
 */
class ReadmeTests {

	private static final Path README = Path.of("README.md");

	private static final Path OPERATING = Path.of("src/docs/operating.md");

	private static final Path METRICS = Path.of("src/docs/metrics.md");

	private static final Path SETTINGS = Path.of("config/application.yml");

	private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

	/** A line of the settings file that is a setting with a comment mark before it. */
	private static final Pattern COMMENTED_OUT = Pattern.compile("^# (?= *[a-z-]+:( |$))", Pattern.MULTILINE);

	@Test
	void readmeListsTheCommands() {
		List<String> commands = MarkdownTable.in(README, "command", "does", "writes to HipChat")
			.codeOf(0)
			.stream()
			.map((synopsis) -> synopsis.split(" ", 2)[0])
			.toList();

		assertThat(commands).containsExactlyElementsOf(commandLine().getSubcommands().keySet());
	}

	@Test
	void readmeAndOperatingNameOnlyOptionsThatThereAre() throws IOException {
		List<String> options = Stream.concat(Stream.of(commandLine()), commandLine().getSubcommands().values().stream())
			.flatMap((command) -> command.getCommandSpec().options().stream())
			.flatMap((option) -> Arrays.stream(option.names()))
			.toList();

		assertThat(optionsIn(README)).isNotEmpty().isSubsetOf(options);
		assertThat(optionsIn(OPERATING)).isNotEmpty().isSubsetOf(options);
		assertThat(optionsIn(METRICS)).isNotEmpty().isSubsetOf(options);
	}

	@Test
	void readmeListsTheExitCodes() throws IllegalAccessException {
		assertThat(MarkdownTable.in(README, "code", "meaning", "run again?").column(0))
			.containsExactlyElementsOf(exitCodes());
	}

	@Test
	void operatingTellsWhatToDoForEachExitCode() throws IllegalAccessException {
		assertThat(MarkdownTable.in(OPERATING, "code", "what happened", "what to do").column(0))
			.containsExactlyElementsOf(exitCodes());
	}

	@Test
	void readmeListsTheSettings() {
		assertThat(MarkdownTable.in(README, "setting", "default", "meaning").codeOf(0).stream())
			.filteredOn((word) -> word.startsWith("roomshift."))
			.containsExactlyInAnyOrderElementsOf(settings());
	}

	@Test
	void settingsFileSetsNothing() throws IOException {
		assertThat(new YamlPropertySourceLoader().load("settings", new FileSystemResource(SETTINGS))).isEmpty();
	}

	@Test
	void settingsFileHasEachSettingCommentedOut(@TempDir Path directory) throws IOException {
		Path file = directory.resolve("application.yml");
		Files.writeString(file, COMMENTED_OUT.matcher(Files.readString(SETTINGS)).replaceAll(""));

		Object loaded = new YamlPropertySourceLoader().load("settings", new FileSystemResource(file))
			.get(0)
			.getSource();

		assertThat(((Map<?, ?>) loaded).keySet().stream().map(String::valueOf))
			.filteredOn((name) -> name.startsWith("roomshift."))
			.containsExactlyInAnyOrderElementsOf(Stream.concat(settings().stream(), settingsOfMetrics()).toList());
	}

	@Test
	void metricsListsItsSettings() {
		assertThat(MarkdownTable.in(METRICS, "setting", "default", "meaning").codeOf(0).stream())
			.containsExactlyInAnyOrderElementsOf(
					settingsOfMetrics().map((name) -> name.replaceFirst("(grouping|headers)\\..*", "$1")).toList());
	}

	@Test
	void sampleMappingIsRead() {
		assertThat(Mapping.read(Path.of("input/rooms.csv")).rows()).isNotEmpty();
	}

	private static CommandLine commandLine() {
		return Commands.all(Console.system());
	}

	private static List<String> optionsIn(Path document) throws IOException {
		return OPTION.matcher(Files.readString(document)).results().map(MatchResult::group).toList();
	}

	private static List<String> exitCodes() throws IllegalAccessException {
		Stream.Builder<Integer> refusals = Stream.builder();
		for (Field field : ExitCode.class.getDeclaredFields()) {
			if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
				refusals.add(field.getInt(null));
			}
		}
		return Stream.concat(Arrays.stream(Ending.Kind.values()).map(Ending.Kind::code), refusals.build())
			.distinct()
			.sorted()
			.map(String::valueOf)
			.toList();
	}

	/**
	 * Of maps, the entry that the settings file has for an example.
	 */
	private static Stream<String> settingsOfMetrics() {
		return Stream.of(MetricsProperties.class.getRecordComponents())
			.flatMap(
					(part) -> part.getType().isRecord()
							? Stream.of(part.getType().getRecordComponents())
								.map((component) -> part.getName() + "." + component.getName())
							: Stream.of(part.getName()))
			.map((name) -> "roomshift.metrics."
					+ name.replace("grouping", "grouping.site").replace("headers", "headers.api-key"));
	}

	private static List<String> settings() {
		Stream<String> hipChat = Arrays.stream(HipChatProperties.class.getRecordComponents())
			.map(RecordComponent::getName)
			.map((name) -> "roomshift.hipchat." + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
		return Stream.concat(hipChat, Stream.of("roomshift.state-dir")).toList();
	}

}
