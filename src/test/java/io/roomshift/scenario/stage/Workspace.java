package io.roomshift.scenario.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operator's working directory.
 *
 * @param directory the working directory of the commands
 * @param streams where their output is kept, beside it
 */
public record Workspace(Path directory, Path streams) {

	public static final Path SAMPLE = Path.of("input", "rooms.csv");

	private static final CSVFormat WITH_HEADER = CSVFormat.RFC4180.builder()
		.setHeader()
		.setSkipHeaderRecord(true)
		.get();

	/**
	 * A new one below an empty directory.
	 */
	public static Workspace in(Path empty) {
		try {
			return new Workspace(Files.createDirectory(empty.resolve("work")),
					Files.createDirectory(empty.resolve("streams")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static Path jar() {
		String jar = Objects.requireNonNull(System.getProperty("roomshift.jar"), "roomshift.jar is not set");
		return Path.of(jar).toAbsolutePath();
	}

	/**
	 * Writes a file of the given lines.
	 * @return this
	 */
	public Workspace with(String file, String... lines) {
		try {
			Files.createDirectories(file(file).getParent());
			Files.write(file(file), List.of(lines));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Copies the sample mapping of the project to {@code rooms.csv}.
	 * @return this
	 */
	public Workspace withSample() {
		try {
			Files.copy(SAMPLE, file("rooms.csv"));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Path file(String name) {
		return this.directory.resolve(name);
	}

	/**
	 * The jar with arguments and no settings.
	 */
	public Command roomshift(String... words) {
		return new Command(this, Map.of(), List.of(), List.of(), List.of(words));
	}

	/**
	 * The rows of a CSV report.
	 */
	public List<CSVRecord> rows(String file) {
		try (CSVParser parser = CSVParser.parse(file(file), StandardCharsets.UTF_8, WITH_HEADER)) {
			return parser.getRecords();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public JsonNode json(String file) {
		return JsonMapper.shared().readTree(file(file).toFile());
	}

	/**
	 * The names of all files and directories in the working directory.
	 */
	public List<String> files() {
		try (Stream<Path> files = Files.walk(this.directory)) {
			return files.filter((file) -> !file.equals(this.directory))
				.map((file) -> this.directory.relativize(file).toString())
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
