package io.roomshift.input;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NameRulesTests {

	@ParameterizedTest
	@ValueSource(strings = { " Ops", "Ops\t", "\u00a0Ops\u2003", "\u3000Ops", "\uFEFFOps\u202f" })
	void readWhenNameHasBlanksAtItsEdgesTrimsIt(String name) {
		assertThat(Csv.names(Csv.read(row(name)))).containsExactly("Ops");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ops\nEast", "Ops\r\nEast", "Ops\n", "\u001b[2J", "a\tb", "a\u0085b", "a\u009bb",
			"a\u2028b", "a\u2029b", "\u007f" })
	void readWhenNameHoldsAControlCharacterTells(String name) {
		assertThat(Csv.problems(row(name))).singleElement()
			.asString()
			.endsWith(". Remove it. [name-control-character]");
	}

	@ParameterizedTest
	@CsvSource({ "a/b, name-slash", "4711, name-digits-only", "' ', name-missing", "\u200b\u200d, name-invisible",
			"\u00adx\uFFFD, name-damaged", "#NAME?, spreadsheet-error" })
	void readWhenNameBreaksARuleTellsWhich(String name, String code) {
		assertThat(Csv.problems(row(name))).singleElement().asString().endsWith(" [" + code + "]");
	}

	@Test
	void readWhenNameIsTooLongCountsCodePoints() {
		assertThat(Csv.names(Csv.read(row("\uD83C\uDF89".repeat(50))))).hasSize(1);
		assertThat(Csv.problems(row("\uD83C\uDF89".repeat(51)))).containsExactly("rooms.csv:2:4: new_name: '"
				+ "\uD83C\uDF89".repeat(39) + "…' has 51 characters; HipChat allows 50. Shorten it. [name-too-long]");
	}

	@Test
	void readWhenNameBreaksSeveralRulesTellsEach() {
		assertThat(Csv.problems(row("\u001b]0;x\u0007/".repeat(10)))).containsExactly(
				"rooms.csv:2:4: new_name: '" + "\\u001b]0;x\\u0007/".repeat(5)
						+ "\\u001b]0;…' has 70 characters; HipChat allows 50. Shorten it. [name-too-long]",
				"rooms.csv:2:4: new_name: '" + "\\u001b]0;x\\u0007/".repeat(5)
						+ "\\u001b]0;…' holds a line break or control character (U+001B). Remove it. "
						+ "[name-control-character]",
				"rooms.csv:2:4: new_name: '" + "\\u001b]0;x\\u0007/".repeat(5)
						+ "\\u001b]0;…' holds a '/', which breaks calls that address the room by its name. Use another "
						+ "character, such as '-'. [name-slash]");
	}

	@Test
	void readWhenCharactersCannotBeSeenNamesThem() {
		assertThat(Csv.warnings(Csv.read(row("a\u200b\u200bb\u2066c\u00add\uDB40\uDC41"))))
			.containsExactly("rooms.csv:2:4: new_name: 'a\\u200b\\u200bb\\u2066c\\u00add\\u{e0041}' holds characters "
					+ "that can't be seen: U+200B, U+2066, U+00AD, U+E0041. Remove them unless they are meant. "
					+ "[invisible-characters]");
	}

	@Test
	void readWhenDigitsAreNotAsciiTakesThemForAName() {
		assertThat(Csv.names(Csv.read(row("\u0661\u0662")))).containsExactly("\u0661\u0662");
	}

	private static String row(String name) {
		return "room_id,new_name\n12,\"" + name + "\"\n";
	}

}
