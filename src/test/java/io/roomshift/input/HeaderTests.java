package io.roomshift.input;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderTests {

	@ParameterizedTest
	@ValueSource(strings = { "room_id,new_name", "ID,NAME", "room,to", " Room_Id ,\u00a0new_name\u00a0",
			"\"room_id\",\"new_name\"", "\uFEFFroom_id,new_name" })
	void readWhenHeaderIsWrittenOtherwiseKnowsIt(String header) {
		assertThat(Csv.wishes(Csv.read(header + "\n12,Ops\n"))).containsExactly(Csv.wish(2, 12, "Ops"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "expected_name", "old_name", "From" })
	void readWhenExpectedNameHasAnAliasKnowsIt(String header) {
		Mapping mapping = Csv.read("to," + header + ",id\nOps, Operations ,12\n");

		assertThat(Csv.wishes(mapping)).singleElement()
			.satisfies((wish) -> assertThat(wish.expectedName()).hasToString("Operations"));
	}

	@Test
	void readWhenColumnsAreUnknownWarnsOnce() {
		Mapping mapping = Csv.read("room_id,new_name,team,comment,\n12,Ops,a,b,\n");

		assertThat(Csv.warnings(mapping)).containsExactly("rooms.csv:1:18: Not known, and therefore ignored: "
				+ "'team', 'comment', ''. Nothing to do, unless a name is misspelt. [ignored-columns]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "outcome,detail,tip", "why", "slack_name,http_status,attempts,finished_at,line",
			"owner_name,last_active", "WHY,Outcome" })
	void readWhenColumnsAreOursIsSilent(String columns) {
		String cells = columns.replaceAll("[^,]+", "x");

		Mapping mapping = Csv.read("room_id,new_name," + columns + "\n12,Ops," + cells + "\n");

		assertThat(mapping.warnings()).isEmpty();
	}

	@Test
	void readWhenNoHeaderShowsTheRow() {
		assertThat(Csv.problems("12;Ops\n13;Sales\n"))
			.containsExactly("rooms.csv:1:1: The first row looks like data, not like a header: '12', 'Ops'. Put a line "
					+ "with the column names above it, such as 'room_id,new_name'. [no-header]");
	}

	@Test
	void readWhenColumnIsMissingSaysWhatThereIs() {
		assertThat(Csv.problems("room_id,newname\n12,Ops\n"))
			.containsExactly("rooms.csv:1:1: The header has no column 'new_name'; it has 'room_id', 'newname'. "
					+ "Name the columns 'room_id' and 'new_name'. [missing-column]");
	}

	@Test
	void readWhenBothColumnsAreMissingSaysSoOnce() {
		String header = IntStream.rangeClosed(1, 22).mapToObj((i) -> "c" + i).collect(Collectors.joining(","));
		String shown = IntStream.rangeClosed(1, 20).mapToObj((i) -> "'c" + i + "'").collect(Collectors.joining(", "));

		assertThat(Csv.problems(header + "\n"))
			.containsExactly("rooms.csv:1:1: The header has no column 'room_id' and no column 'new_name'; it has "
					+ shown + " and 2 more. Name the columns 'room_id' and 'new_name'. [missing-column]");
	}

	@Test
	void readWhenExportGotANewColumnTellsHowToCallTheOther() {
		assertThat(Csv.problems("room_id,name,topic,new_name\n12,Operations,,Ops\n"))
			.containsExactly("rooms.csv:1:20: Columns 'name' and 'new_name' both mean 'new_name'. Keep one of them; a "
					+ "column with the present names is called 'old_name'. [duplicate-column]");
	}

	@Test
	void readWhenHeaderIsUnsoundStillScansTheRest() {
		assertThat(Csv.problems("room_id,new \"name\"\n12,Ops,a,b\n13,a\"b\n")).containsExactly(
				"rooms.csv:1:13: A quote stands inside a cell that does not begin with one. Put the whole cell in "
						+ "quotes and write the quote inside it twice, or remove the blanks before it. [stray-quote]",
				"rooms.csv:3:5: A quote stands inside a cell that does not begin with one. Put the whole cell in "
						+ "quotes and write the quote inside it twice, or remove the blanks before it. [stray-quote]");
	}

	@Test
	void readWhenDelimiterStandsInAHeaderIsNotMisled() {
		Mapping mapping = Csv.read("# a;b;c;d;e\n\"x,y,z\";room_id;new_name;p,q,r,s\n1;12;Ops;2\n");

		assertThat(mapping.delimiter()).isEqualTo(';');
		assertThat(mapping.header()).containsExactly("x,y,z", "room_id", "new_name", "p,q,r,s");
	}

}
