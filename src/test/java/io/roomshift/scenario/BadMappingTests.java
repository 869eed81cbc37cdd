package io.roomshift.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mappings that are refused before anything else is looked at.
 */
class BadMappingTests {

	private static final String ONE_PROBLEM = "error: 1 problem in the mapping; nothing was written to HipChat.\n";

	private Workspace workspace = new Workspace(Path.of(""), Path.of(""));

	@BeforeEach
	void prepare(@TempDir Path empty) {
		this.workspace = Workspace.in(empty);
	}

	@Test
	void aMappingThatIsNotThere() {
		assertThat(refusal())
			.isEqualTo("rooms.csv: The file does not exist. Check the path. [file-missing]\n" + ONE_PROBLEM);
	}

	@Test
	void aDirectoryInPlaceOfAMapping() throws IOException {
		Files.createDirectory(this.workspace.file("rooms.csv"));

		assertThat(refusal()).isEqualTo("rooms.csv: This is a directory, not a file. Name the CSV file in it. "
				+ "[file-is-directory]\n" + ONE_PROBLEM);
	}

	@Test
	void anEmptyMapping() {
		this.workspace.with("rooms.csv");

		assertThat(refusal()).isEqualTo("rooms.csv: The file holds no rows, not even a header. Begin it with the line "
				+ "'room_id,new_name'. [file-empty]\n" + ONE_PROBLEM);
	}

	@Test
	void aMappingWithAHeaderAlone() {
		this.workspace.with("rooms.csv", "room_id,new_name");

		assertThat(refusal())
			.isEqualTo("rooms.csv:1:1: The file has a header, but no rows. Add a row for each room. [no-rows]\n"
					+ ONE_PROBLEM);
	}

	@Test
	void aMappingThatThisUserMayNotRead() throws IOException {
		this.workspace.with("rooms.csv", "room_id,new_name", "1,uno");
		Files.setPosixFilePermissions(this.workspace.file("rooms.csv"), PosixFilePermissions.fromString("-wx------"));

		assertThat(refusal()).isEqualTo("rooms.csv: This user may not read the file. Give read permission, or run as "
				+ "its owner. [file-not-permitted]\n" + ONE_PROBLEM);
	}

	@Test
	void aMappingInAnotherEncoding() throws IOException {
		Files.write(this.workspace.file("rooms.csv"),
				"room_id,new_name\n1,k\u00fcche\n".getBytes(StandardCharsets.ISO_8859_1));

		assertThat(refusal()).isEqualTo("rooms.csv:2:4: Byte 0xFC is not valid UTF-8; the file is likely Windows-1252, "
				+ "where it is 'ü'. Save the file as UTF-8 (in Excel: 'CSV UTF-8'), from the program that it comes "
				+ "from. [invalid-utf-8]\n" + ONE_PROBLEM);
	}

	@Test
	void twoRowsForOneRoom() {
		this.workspace.with("rooms.csv", "room_id,new_name", "1,uno", "2,due", "1,eins");

		assertThat(refusal()).isEqualTo(
				"rooms.csv:4:1: room_id: room 1 is on line 2 and on line 4. Keep one of the two rows. [duplicate-room]\n"
						+ ONE_PROBLEM);
	}

	@Test
	void aNameOfFiftyOneCharacters() {
		String name = "long".repeat(12) + "xyz";
		this.workspace.with("rooms.csv", "room_id,new_name", "1," + name);

		assertThat(refusal()).isEqualTo("rooms.csv:2:3: new_name: '" + "long".repeat(9) + "lon"
				+ "…' has 51 characters; HipChat allows 50. Shorten it. [name-too-long]\n" + ONE_PROBLEM);
	}

	@Test
	void allProblemsAtOnceByLine() {
		this.workspace.with("rooms.csv", "new_name,room_id", "a/b,1", "4711,1.2E+05", ",x", "fine,7");

		assertThat(refusal()).isEqualTo(
				"""
						rooms.csv:2:1: new_name: 'a/b' holds a '/', which breaks calls that address the room by its name. \
						Use another character, such as '-'. [name-slash]
						rooms.csv:3:1: new_name: '4711' is digits only; HipChat would take it for the id of a room. \
						Add a letter. [name-digits-only]
						rooms.csv:3:6: room_id: '1.2E+05' was turned into scientific notation by a spreadsheet, which loses \
						digits. Format the column as text and put the ids in again. [id-scientific]
						rooms.csv:4:1: new_name: the cell is empty. Put the new name there, or remove the row. [name-missing]
						rooms.csv:4:2: room_id: 'x' is not a number. Put the number there, not a name; HipChat's list of rooms, \
						GET /v2/room, has both. [id-not-a-number]
						error: 5 problems in the mapping; nothing was written to HipChat.
						""");
	}

	/**
	 * What the program says when it refuses the mapping.
	 */
	private String refusal() {
		Child.Ended ended = this.workspace.roomshift("rooms.csv").boundByPermissions().run().with(2);
		assertThat(ended.out()).isEmpty();
		assertThat(this.workspace.file("state")).doesNotExist();
		return ended.err();
	}

}
