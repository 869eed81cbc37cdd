package io.roomshift.report;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.roomshift.input.Mapping;
import io.roomshift.plan.Wish;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryCsvTests {

	private static final List<String> OURS = List.of("pending", "Not done yet.", "Run the same command again.");

	private ReportedRun reported;

	@BeforeEach
	void open(@TempDir Path directory) {
		this.reported = new ReportedRun(directory);
	}

	@AfterEach
	void close() {
		this.reported.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "hostile-names.csv", "comma.csv", "semicolon.csv", "tab.csv", "quoted-line-breaks.csv",
			"bare-cr.csv", "line-ends-mixed.csv", "utf-8-bom-twice.csv", "utf-8-bom-quoted-header.csv",
			"utf-16le-bom.csv", "blank-lines-and-comments.csv" })
	void addWhenGivenAnyMappingWritesOneThatReadsTheSame(String fixture) {
		Mapping mapping = Mapping.read(Path.of("src/test/resources/mapping", fixture));

		Mapping retry = this.reported.plan(mapping, UnaryOperator.identity()).write().retry();

		assertSame(mapping, retry);
	}

	@ParameterizedTest
	@ValueSource(chars = { ',', ';', '\t' })
	void addWhenCellsAreHostileWritesThemSoThatTheyReadTheSame(char delimiter) throws IOException {
		StringWriter text = new StringWriter();
		try (CSVPrinter printer = new CSVPrinter(text,
				CSVFormat.RFC4180.builder().setDelimiter(delimiter).setQuoteMode(QuoteMode.ALL).get())) {
			printer.printRecord("#hash", "room_id", "new_name", "expected_name", "topic", "=header");
			printer.printRecord("#1,2;3\t4", 59, "=1+1", "-old", "a \" quoted, topic; with\tall", "line\nbreak");
			printer.printRecord("#", 60, "@home", "", "\n", "+49 30");
			printer.printRecord("", 61, "''=twice", "' apostrophe", "", "\ttab");
			printer.printRecord(" blank ", 62, "semi;colon, comma", "", "cr\rlf\r\n", " ");
			printer.printRecord("-", 63, "\uD83C\uDF89 Party \u202Egnp.exe", "\u200B", "", "\u00A0");
			printer.printRecord("\r", 64, "\"", "\"\"", "=cmd|' /C calc'!A1", "\"=x\"");
		}

		this.reported.plan(text.toString(), UnaryOperator.identity()).write();

		assertSame(this.reported.mapping(), this.reported.retry());
	}

	@Test
	void addWhenTheMappingIsAnEarlierRetryFileReplacesItsColumns() {
		String mapping = """
				room_id,Outcome,new_name,detail , TIP,team
				59,failed,Operations,An old story.,An old tip.,a
				""";

		this.reported.plan(mapping, UnaryOperator.identity()).write();

		assertThat(this.reported.report("retry.csv")).isEqualTo("""
				room_id,new_name,team,outcome,detail,tip
				59,Operations,a,pending,Not done yet.,Run the same command again.
				""");
	}

	@Test
	void addWhenGivenAFileThatItWroteWritesTheSame() {
		this.reported.plan("room_id;new_name;team\n59;Operations;a,b\n", UnaryOperator.identity()).write();
		String first = this.reported.report("retry.csv");

		this.reported.plan(first, UnaryOperator.identity()).write();

		assertThat(this.reported.report("retry.csv")).isEqualTo(first).isEqualTo("""
				room_id;new_name;team;outcome;detail;tip
				59;Operations;a,b;pending;Not done yet.;Run the same command again.
				""");
	}

	private static void assertSame(Mapping mapping, Mapping retry) {
		// A byte order mark can't be told from a part of the first header.
		assertThat(retry.header()).usingElementComparator(Comparator.comparing((cell) -> cell.replace("\uFEFF", "")))
			.isEqualTo(concat(mapping.header(), List.of("outcome", "detail", "tip")));
		assertThat(retry.delimiter()).isEqualTo(mapping.delimiter());
		assertThat(wishes(retry)).isEqualTo(wishes(mapping));
		assertThat(retry.rows()).map((row) -> row.cells().values())
			.isEqualTo(mapping.rows().stream().map((row) -> concat(row.cells().values(), OURS)).toList());
	}

	private static List<Wish> wishes(Mapping mapping) {
		return mapping.rows()
			.stream()
			.map(Mapping.Row::wish)
			.map((wish) -> new Wish(1, wish.room(), wish.newName(), wish.expectedName(), wish.fields()))
			.toList();
	}

	private static List<String> concat(List<String> first, List<String> second) {
		return Stream.concat(first.stream(), second.stream()).toList();
	}

}
