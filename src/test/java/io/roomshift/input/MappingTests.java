package io.roomshift.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.Template;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MappingTests {

	@Test
	void readWhenGoodKeepsPathHeaderAndCells(@TempDir Path directory) throws IOException {
		Path file = directory.resolve("rooms.csv");
		Files.writeString(file, "why, New_Name ,\"ID\"\ncase,'=Ops, 12\n");

		Mapping mapping = Mapping.read(file);

		assertThat(mapping.file()).isSameAs(file);
		assertThat(mapping.header()).containsExactly("why", " New_Name ", "ID");
		assertThat(mapping.delimiter()).isEqualTo(',');
		assertThat(mapping.rows())
			.containsExactly(new Mapping.Row(Csv.wish(2, 12, "=Ops"), new Cells("case,=Ops, 12")));
		assertThat(mapping.warnings()).isEmpty();
	}

	@Test
	void readWhenMissingRefuses(@TempDir Path directory) {
		assertRefused(directory.resolve("rooms.csv"), "The file does not exist. Check the path. [file-missing]");
	}

	@Test
	void readWhenDirectoryRefuses(@TempDir Path directory) {
		assertRefused(directory, "This is a directory, not a file. Name the CSV file in it. [file-is-directory]");
	}

	@Test
	void refusalWhenNotPermittedSaysSo() {
		Path file = Path.of("rooms.csv");

		assertThat(Mapping.refusal(file, new AccessDeniedException("rooms.csv")).lines())
			.containsExactly("rooms.csv: This user may not read the file. Give read permission, or run as its owner. "
					+ "[file-not-permitted]");
	}

	@Test
	void refusalWhenTheDiskFailsGivesTheReason() {
		Path file = Path.of("rooms.csv");

		assertThat(Mapping.refusal(file, new IOException("Input/output error")).lines())
			.containsExactly("rooms.csv: The file could not be read: 'Input/output error'. Check the disk or share "
					+ "that it is on. [file-unreadable]");
	}

	@Test
	void readWhenBelowAFileRefuses(@TempDir Path directory) throws IOException {
		Path file = Files.createFile(directory.resolve("a"));

		assertRefused(file.resolve("b"), "The file could not be read: 'Not a directory'. "
				+ "Check the disk or share that it is on. [file-unreadable]");
	}

	@Test
	void readWhenTheDiskFailsHalfWayDoesNotTakeItForTheEnd() throws IOException {
		InputStream broken = InputStream.nullInputStream();
		broken.close();
		byte[] begin = ("room_id,new_name\n" + "12,Ops\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
		InputStream in = new SequenceInputStream(new ByteArrayInputStream(begin), broken);

		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Mapping.read(Path.of("rooms.csv"), in))
			.withStackTraceContaining("Stream closed");
	}

	@Test
	void readWhenManyRowsReadsEach() {
		String rows = IntStream.rangeClosed(1, 100_000)
			.mapToObj((id) -> id + ",room \u2013 " + id + ",\"a, b\"\n")
			.collect(Collectors.joining());

		Mapping mapping = Csv.read("room_id,new_name,why\n" + rows);

		assertThat(mapping.rows()).hasSize(100_000);
		assertThat(mapping.rows().get(99_999)).isEqualTo(new Mapping.Row(
				Csv.wish(100_001, 100_000, "room \u2013 100000"), new Cells("100000,room \u2013 100000,\"a, b\"")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x" })
	void readWhenPairsOfSurrogatesStraddleABufferKeepsThem(String shift) {
		String name = "\uD83C\uDF89".repeat(50);
		String rows = IntStream.rangeClosed(1, 1_000)
			.mapToObj((id) -> id + "," + name + "\n")
			.collect(Collectors.joining());

		Mapping mapping = Csv.read("#" + shift + "\nroom_id,new_name\n" + rows);

		assertThat(Csv.names(mapping)).hasSize(1_000).containsOnly(name);
	}

	@Test
	void readWhenFileIsGarbageComesToAnEnd() {
		byte[] garbage = new byte[500_000];
		new Random(7).nextBytes(garbage);

		assertThatExceptionOfType(MappingException.class).isThrownBy(() -> Csv.read("rooms.csv", garbage))
			.satisfies((refusal) -> assertThat(refusal.problems()).hasSize(1_001));
	}

	@Test
	void readWhenThousandsOfProblemsKeepsTheFirstThousandAndCountsTheRest() {
		String rows = "12,a/b\n".repeat(2_000);

		assertThat(Csv.problems("room_id,new_name\n" + rows)).hasSize(1_001)
			.contains("rooms.csv:2:4: new_name: 'a/b' holds a '/', which breaks calls that address the room by its "
					+ "name. Use another character, such as '-'. [name-slash]", Index.atIndex(0))
			.endsWith("rooms.csv: Further problems, not shown: 2999. Mend these first. [more-problems]");
	}

	@Test
	void messageWhenSeveralProblemsShowsTheFirstAndTheirNumber() {
		assertThatExceptionOfType(MappingException.class).isThrownBy(() -> Csv.read("room_id,new_name\n12,\n0,Ops\n"))
			.withMessage("rooms.csv:2:4: new_name: the cell is empty. Put the new name there, or remove the row. "
					+ "[name-missing] (first of 2)");
	}

	@Test
	void readWhenRoomsHaveMessagesKeepsThemApartFromWishes() {
		Mapping mapping = Csv.read("""
				room_id,new_name,Message
				12,ops,"@here {old} is {new} now,
				  really"
				13,sales,
				14,legal,"  "
				""");

		assertThat(mapping.messages())
			.isEqualTo(Map.of(RoomId.of(12), new Template("@here {old} is {new} now,\n  really")));
		assertThat(Csv.wishes(mapping)).containsExactly(Csv.wish(2, 12, "ops"), Csv.wish(4, 13, "sales"),
				Csv.wish(5, 14, "legal"));
		assertThat(mapping.warnings()).isEmpty();
	}

	@Test
	void readWhenMessagesAreUnfitTellsEachProblem() {
		String tooLong = "x".repeat(10_001);

		assertThat(Csv.problems("room_id,new_name,message\n12,ops,{name} {x}\n13,sales," + tooLong + "\n,,a\u0007b\n"))
			.containsExactly(
					"rooms.csv:2:8: message: '{name}' is no placeholder. Write {old}, {new} or {room_id}; nothing else "
							+ "may stand in braces. [message-placeholder]",
					"rooms.csv:3:10: message: '" + "x".repeat(39) + "…' has 10001 characters; HipChat allows 10000. "
							+ "Shorten it. [message-too-long]",
					"rooms.csv:4:1: room_id: the cell is empty. Put the room's number there, or remove the row. "
							+ "[id-missing]",
					"rooms.csv:4:2: new_name: the cell is empty. Put the new name there, or remove the row. "
							+ "[name-missing]",
					"rooms.csv:4:3: message: 'a\\u0007b' holds a control character (U+0007). Remove it. "
							+ "[message-control-character]");
	}

	private static void assertRefused(Path file, String problem) {
		assertThatExceptionOfType(MappingException.class).isThrownBy(() -> Mapping.read(file))
			.satisfies((refusal) -> assertThat(refusal.file()).isSameAs(file))
			.satisfies((refusal) -> assertThat(refusal.lines()).containsExactly(file + ": " + problem));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ops", "  Ops ", "=1+1", "#####", "a,\"b\"", "e\u0301", "\uD83C\uDF89", "o\nps", "\tops" })
	void expectedNameWhenACellCanHoldTheNameIsTheName(String name) {
		assertThat(Mapping.expectedName(RoomName.of(name))).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "#REF!", "Err:502", "\u00a0Ops", "\uFEFFOps", "O\u0000ps", "O\uFFFFps", "O\uFFFEps",
			"\uD83Cps" })
	void expectedNameWhenNoCellIsReadAsTheNameIsEmpty(String name) {
		assertThat(Mapping.expectedName(RoomName.of(name))).isEmpty();
	}

}
