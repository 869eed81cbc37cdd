package io.roomshift.input;

import io.roomshift.room.FieldWishes;
import io.roomshift.room.Privacy;
import io.roomshift.room.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WishReaderTests {

	private static final String ALL = "room_id,new_name,expected_name,topic,privacy,is_archived,is_guest_accessible,"
			+ "owner_id\n";

	@Test
	void readWhenAllColumnsAreFilledWishesForAll() {
		Mapping mapping = Csv.read(ALL + "12,Ops,Operations, On call ,Private,TRUE,false, 0059 \n");

		assertThat(Csv.wishes(mapping)).singleElement()
			.satisfies((wish) -> assertThat(wish.expectedName()).hasToString("Operations"))
			.satisfies((wish) -> assertThat(wish.fields())
				.isEqualTo(new FieldWishes(" On call ", Privacy.PRIVATE, true, false, UserId.of(59))));
	}

	@Test
	void readWhenOptionalCellsAreBlankLeavesTheFields() {
		Mapping mapping = Csv.read(ALL + "12,Ops, ,\u00a0, ,,\t,\n");

		assertThat(Csv.wishes(mapping)).containsExactly(Csv.wish(2, 12, "Ops"));
	}

	@ParameterizedTest
	@ValueSource(strings = { " 12 ", "\u00a012\u00a0", "\u202f12\uFEFF", "0012" })
	void readWhenRoomIdHasBlanksAtItsEdgesTrimsIt(String id) {
		assertThat(Csv.wishes(Csv.read("room_id,new_name\n" + id + ",Ops\n"))).containsExactly(Csv.wish(2, 12, "Ops"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1.23E+05           | id-scientific
			1,23e5             | id-scientific
			1E5                | id-scientific
			12,345             | id-separators
			12.345.678         | id-separators
			1'234              | id-separators
			12 34              | id-separators
			12,345.00          | id-separators
			12.0               | id-decimals
			12,50              | id-decimals
			12.                | id-decimals
			#12                | id-hash
			room #12           | id-not-a-number
			-12                | id-sign
			+12                | id-sign
			\u221212           | id-sign
			0                  | id-zero
			000                | id-zero
			\uff11\uff12       | id-other-digits
			\u0661\u0662       | id-other-digits
			1234567890123456789 | id-too-long
			Ops                | id-not-a-number
			12a                | id-not-a-number
			1\u200b2           | id-not-a-number
			'12                | id-not-a-number
			#REF!              | spreadsheet-error
			#N/A               | spreadsheet-error
			Err:502            | spreadsheet-error
			""", quoteCharacter = '`')
	void readWhenRoomIdIsDamagedTellsHow(String id, String code) {
		assertThat(Csv.problems("new_name,room_id\nOps,\"" + id + "\"\n")).singleElement()
			.asString()
			.startsWith("rooms.csv:2:5: room_id: ")
			.endsWith(" [" + code + "]");
	}

	@Test
	void readWhenOwnerIsNoIdTells() {
		assertThat(Csv.problems("id,to,owner_id\n12,Ops,@homer\n"))
			.containsExactly("rooms.csv:2:8: owner_id: '@homer' is not a number. Put the number there, not a name; "
					+ "HipChat's list of rooms, GET /v2/room, has both. [id-not-a-number]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "yes", "1", "WAHR", "t" })
	void readWhenFlagIsAnotherWordTells(String word) {
		assertThat(Csv.problems("id,to,is_archived\n12,Ops," + word + "\n"))
			.containsExactly("rooms.csv:2:8: is_archived: '" + word + "' is neither 'true' nor 'false'. Write one of "
					+ "the two, or leave the cell empty to keep what the room has. [flag-unknown]");
	}

	@Test
	void readWhenTopicIsTooLongOrHoldsControlsTells() {
		String longest = "\uD83C\uDF89".repeat(250);

		assertThat(Csv.read("id,to,topic\n12,Ops,\"" + longest + "\"\n13,Dev,\"a\tb\nc\"\n").rows()).hasSize(2);
		assertThat(Csv.problems("id,to,topic\n12,Ops," + longest + "x\n13,Dev,\u001b[31mred\n")).containsExactly(
				"rooms.csv:2:8: topic: '" + "\uD83C\uDF89".repeat(39)
						+ "…' has 251 characters; HipChat allows 250. Shorten it. [topic-too-long]",
				"rooms.csv:3:8: topic: '\\u001b[31mred' holds a control character (U+001B). Remove it. "
						+ "[topic-control-character]");
	}

	@Test
	void readWhenRoomComesTwiceNamesBothLines() {
		assertThat(Csv.problems("id,to,topic\n12,Ops,\"a\nb\"\n13,Dev,\n012,Sales,\n12,HR,\n")).containsExactly(
				"rooms.csv:5:1: room_id: room 12 is on line 2 and on line 5. Keep one of the two rows. "
						+ "[duplicate-room]",
				"rooms.csv:6:1: room_id: room 12 is on line 2 and on line 6. Keep one of the two rows. "
						+ "[duplicate-room]");
	}

	@Test
	void readWhenACommentLooksLikeARowWarns() {
		Mapping mapping = Csv.read("room_id,new_name\n#12,Ops\n13,Dev\n# see 12, 13\n# rooms, later\n#12\n");

		assertThat(Csv.warnings(mapping)).containsExactly(
				"rooms.csv:2:1: The line begins with '#' and was left out as a comment, but looks like a "
						+ "row: '#12,Ops'. If it is a row, put its first cell in quotes. [comment-like-row]",
				"rooms.csv:4:1: The line begins with '#' and was left out as a comment, but looks like a "
						+ "row: '# see 12, 13'. If it is a row, put its first cell in quotes. [comment-like-row]");
	}

	@Test
	void readWhenARowIsTooLongLooksForTheQuote() {
		String filler = "x".repeat(150_000);

		assertThat(Csv.problems("id,to\n12,Ops\n13," + filler + "\n14,a/b\n")).containsExactly(
				"rooms.csv:3:1: The row has more than 100000 characters. Look for a quote that was not closed. "
						+ "[row-too-long]",
				"rooms.csv:4:4: new_name: 'a/b' holds a '/', which breaks calls that address the room by its name. "
						+ "Use another character, such as '-'. [name-slash]");
	}

	@Test
	void readWhenQuotesBreakInSeveralCellsTellsEach() {
		assertThat(Csv.problems("id,to,topic\n1\"2,a\"b,\"c\n")).extracting((line) -> line.replaceAll(" .* ", " "))
			.containsExactly("rooms.csv:2:2: [stray-quote]", "rooms.csv:2:6: [stray-quote]",
					"rooms.csv:2:9: [unclosed-quote]");
	}

}
