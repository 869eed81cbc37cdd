package io.roomshift.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.roomshift.input.Header.Column;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemCodeTests {

	private static final Path DOCUMENT = Path.of("src/docs/mapping.md");

	@Test
	void documentExplainsEachCodeOnceAndInTheirOrder() throws IOException {
		Pattern explained = Pattern.compile("^\\| `([a-z0-9]+(?:-[a-z0-9]+)+)` \\| .+ \\| .+ \\|$", Pattern.MULTILINE);

		assertThat(explained.matcher(Files.readString(DOCUMENT)).results().map((row) -> row.group(1)))
			.containsExactlyElementsOf(Arrays.stream(ProblemCode.values()).map(ProblemCode::toString).toList());
	}

	@Test
	void documentNamesEachColumn() throws IOException {
		Pattern column = Pattern.compile("^\\| `([a-z_]+)` \\|", Pattern.MULTILINE);

		assertThat(column.matcher(Files.readString(DOCUMENT)).results().map((MatchResult row) -> row.group(1)))
			.containsAll(Arrays.stream(Column.values()).map(Column::toString).toList());
	}

	@Test
	void documentsExampleIsAMappingWithoutWarning() throws IOException {
		Pattern example = Pattern.compile("```csv\\R(.*?)```", Pattern.DOTALL);

		assertThat(example.matcher(Files.readString(DOCUMENT)).results().map((block) -> Csv.read(block.group(1))))
			.isNotEmpty()
			.allSatisfy((mapping) -> assertThat(mapping.warnings()).isEmpty());
	}

}
