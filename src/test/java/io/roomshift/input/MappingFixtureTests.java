package io.roomshift.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files whose bytes matter. Beside each that is to be refused lies a text file with the
 * whole of what its author is told.
 */
class MappingFixtureTests {

	static Stream<String> refused() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("src/test/resources/mapping"))) {
			List<String> names = files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".txt"))
				.sorted()
				.toList();
			return names.stream();
		}
	}

	@ParameterizedTest
	@MethodSource("refused")
	void readWhenRefusedTellsEveryProblemInOrder(String golden) {
		String fixture = golden.replace(".txt", ".csv");

		assertThat(Csv.fixtureProblems(fixture)).isEqualTo(Csv.golden(golden));
	}

	@ParameterizedTest
	@ValueSource(strings = { "utf-8.csv", "utf-8-bom.csv", "utf-8-bom-quoted-header.csv", "utf-8-bom-twice.csv",
			"utf-16le-bom.csv", "utf-16be-bom.csv" })
	void readWhenEncodingIsMarkedReadsTheSame(String fixture) {
		Mapping mapping = Csv.fixture(fixture);

		assertThat(Csv.wishes(mapping)).containsExactly(Csv.wish(2, 12, "Büro Köln"),
				Csv.wish(3, 13, "\uD83C\uDF89 Party"));
		assertThat(mapping.warnings()).isEmpty();
	}

	@Test
	void readWhenSemicolonsTakesCommasForText() {
		Mapping mapping = Csv.fixture("semicolon.csv");

		assertThat(mapping.delimiter()).isEqualTo(';');
		assertThat(mapping.rows().get(0).cells().values()).containsExactly("12", "Ops, east", "a,b");
		assertThat(mapping.rows().get(1).cells().values()).containsExactly("13", "Ops; west", "");
	}

	@Test
	void readWhenTabsTakesCommasAndSemicolonsForText() {
		Mapping mapping = Csv.fixture("tab.csv");

		assertThat(mapping.delimiter()).isEqualTo('\t');
		assertThat(mapping.rows().get(0).cells().values()).containsExactly("12", "Ops, east", "a;b");
	}

	@Test
	void readWhenCommasTakesSemicolonsForText() {
		Mapping mapping = Csv.fixture("comma.csv");

		assertThat(mapping.delimiter()).isEqualTo(',');
		assertThat(mapping.rows().get(0).cells().values()).containsExactly("12", "Ops; east", "a;b");
		assertThat(mapping.rows().get(1).cells().values()).containsExactly("13", "Ops, west", "");
	}

	@Test
	void readWhenLineEndsAreMixedCountsEach() {
		Mapping mapping = Csv.fixture("line-ends-mixed.csv");

		assertThat(Csv.wishes(mapping)).containsExactly(Csv.wish(2, 12, "Ops"), Csv.wish(4, 13, "Sales"),
				Csv.wish(7, 14, "Legal"), Csv.wish(9, 15, "HR"));
	}

	@Test
	void readWhenLinesEndInBareCarriageReturnsCountsEach() {
		Mapping mapping = Csv.fixture("bare-cr.csv");

		assertThat(Csv.wishes(mapping)).containsExactly(Csv.wish(2, 12, "Ops"), Csv.wish(4, 13, "Sales"));
	}

	@Test
	void readWhenLineBreaksAreQuotedKeepsThemAndCountsOn() {
		Mapping mapping = Csv.fixture("quoted-line-breaks.csv");

		assertThat(Csv.wishes(mapping))
			.extracting((wish) -> wish.line() + " " + wish.newName() + ": " + wish.fields().topic())
			.containsExactly("2 Ops: one\ntwo\r\n# three\n\nfour", "7 Sa\"les: null", "8 Legal: x\ry");
	}

	@Test
	void readWhenLinesAreBlankOrCommentsSkipsThem() {
		Mapping mapping = Csv.fixture("blank-lines-and-comments.csv");

		assertThat(Csv.wishes(mapping)).containsExactly(Csv.wish(7, 12, "Ops"), Csv.wish(12, 13, "Sales"));
		assertThat(mapping.warnings()).isEmpty();
	}

	@Test
	void readWhenNamesAreHostileKeepsThemAsTheyAre() {
		Mapping mapping = Csv.fixture("hostile-names.csv");

		assertThat(Csv.names(mapping)).hasSize(31)
			.contains("=cmd|'\\C calc'!A1", "+1", "-1", "@SUM(A1)", "'=1", "''=1", "'quoted'", "e\u0301toile",
					"<script>alert(1)<\\script>", "\u0661\u0662\u0663", "\uD83C\uDF89".repeat(50), "#hash", "%s%n",
					"\"quoted\"");
		assertThat(Csv.warnings(mapping)).containsExactly(
				"hostile-names.csv:7:3: new_name: 'zero\\u200bwidth' holds characters that can't be seen: U+200B. "
						+ "Remove them unless they are meant. [invisible-characters]",
				"hostile-names.csv:8:3: new_name: '\\u202egnp.exe' holds characters that can't be seen: U+202E. "
						+ "Remove them unless they are meant. [invisible-characters]",
				"hostile-names.csv:9:3: new_name: '\uD83D\uDC69\\u200d\uD83D\uDCBB devs' holds characters that "
						+ "can't be seen: U+200D. Remove them unless they are meant. [invisible-characters]");
	}

}
