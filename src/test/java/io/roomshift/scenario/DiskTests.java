package io.roomshift.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.LedgerCopy;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.SimulatorSeed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Directories that can't be written, and a disk that is full.
 */
class DiskTests {

	private static final String COUNTS = "Rooms     300: \\d+ renamed, 0 already right, 0 failed, 0 skipped, "
			+ "\\d+ pending\n(?s:.*)\n";

	private static final int ROOMS = 300;

	private static final String LEDGER = "state/roomshift.mv.db";

	/** What POSIX counts a file's size in. */
	private static final int BLOCK = 512;

	/** Enough to open the database. */
	private static final int FEW = 200;

	private Workspace workspace = new Workspace(Path.of(""), Path.of(""));

	@BeforeEach
	void prepare(@TempDir Path empty) {
		this.workspace = Workspace.in(empty);
	}

	@Test
	void aStateDirectoryThatCanNotBeWrittenIsRefused() throws IOException {
		try (Stage stage = Stage.named("One")) {
			this.workspace.with("rooms.csv", "room_id,new_name", "1,uno");
			Files.createDirectory(this.workspace.file("state"));
			Files.setPosixFilePermissions(this.workspace.file("state"), PosixFilePermissions.fromString("r-x------"));

			Child.Ended ended = stage.run(this.workspace, "rooms.csv").boundByPermissions().run().with(2);

			assertThat(ended.err())
				.isEqualTo("error: The state directory 'state' can't be used (no permission). Name another one by "
						+ "ROOMSHIFT_STATE_DIR, or mend this one.\n");
			assertThat(stage.puts()).isZero();
		}
	}

	@Test
	void aFileInPlaceOfTheStateDirectoryIsRefused() {
		try (Stage stage = Stage.named("One")) {
			this.workspace.with("rooms.csv", "room_id,new_name", "1,uno").with("blocked");

			Child.Ended ended = stage.run(this.workspace, "rooms.csv")
				.with("ROOMSHIFT_STATE_DIR", "blocked/state")
				.run()
				.with(2);

			assertThat(ended.err()).startsWith("error: The state directory 'blocked/state' can't be used (")
				.endsWith("). Name another one by ROOMSHIFT_STATE_DIR, or mend this one.\n");
			assertThat(stage.calls()).isZero();
		}
	}

	@Test
	void reportsThatCanNotBeWrittenAreWrittenLaterFromTheLedger() throws IOException {
		try (Stage stage = Stage.named("One")) {
			this.workspace.with("rooms.csv", "room_id,new_name", "1,uno");
			Files.createDirectory(this.workspace.file("reports"));
			Files.setPosixFilePermissions(this.workspace.file("reports"), PosixFilePermissions.fromString("r-x------"));

			Child.Ended ended = stage.run(this.workspace, "rooms.csv").boundByPermissions().run().with(0);
			Files.setPosixFilePermissions(this.workspace.file("reports"), PosixFilePermissions.fromString("rwx------"));
			this.workspace.roomshift("status", "1").run().with(0);

			assertThat(ended.err())
				.contains("warning: The reports can't be written to 'reports/run-0001' (no permission). The run itself "
						+ "is safe in the ledger; 'roomshift status 1 --report' writes them again.\n");
			assertThat(stage.names()).isEqualTo(Map.of(1L, "uno"));
			assertThat(this.workspace.rows("reports/run-0001/results.csv")).extracting((row) -> row.get("outcome"))
				.containsExactly("renamed");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 250 })
	void aDiskThatIsFullFromTheStartIsToldInASentenceAndLeavesNothingInTheWay(int blocks) {
		try (Stage stage = Stage.named("One")) {
			this.workspace.with("rooms.csv", "room_id,new_name", "1,uno");

			Child.Ended full = stage.run(this.workspace, "rooms.csv").through(diskOf(blocks)).run().with(2);
			long calls = stage.calls();
			stage.run(this.workspace, "rooms.csv").run().with(0);

			assertThat(full.err()).isEqualTo("error: The database in the state directory 'state' can't be made ready "
					+ "(the file may not grow any more). Look at the space left on its disk, and whether a newer "
					+ "Roomshift made it; then run the same command again. Nothing was written to HipChat.\n");
			assertThat(full.out()).isEmpty();
			assertThat(calls).isZero();
			assertThat(stage.names()).isEqualTo(Map.of(1L, "uno"));
		}
	}

	@Test
	void aFullDiskStopsTheRunBeforeAnythingIsSentThatIsNotOnRecord(@TempDir Path directory) throws IOException {
		Path ledger = ledgerOfARunThatHadNothingToDo(Files.createDirectory(directory.resolve("before")));
		int blocks = FEW;
		while (!fillsUpWhileRoomsAreRenamed(blocks, Files.createDirectory(directory.resolve("disk-" + blocks)),
				ledger)) {
			blocks += FEW;
			assertThat(blocks).as("more blocks, that hold the plan and not the run").isLessThan(2800);
		}
	}

	private static Path ledgerOfARunThatHadNothingToDo(Path directory) {
		Workspace workspace = Workspace.in(directory).with("right.csv", "room_id,new_name", "1,One");
		try (Stage stage = Stage.named("One")) {
			stage.run(workspace, "right.csv").run().with(0);
			return workspace.file(LEDGER);
		}
	}

	/**
	 * After a run that had nothing to do, a run on a disk on which there is little left,
	 * then with space enough. Where not even the plan can be put on record, there is
	 * nothing to count.
	 * @param blocks how many blocks are left
	 * @param before the ledger of the run before
	 * @return whether some rooms were renamed on the small one, but not all
	 */
	private static boolean fillsUpWhileRoomsAreRenamed(int blocks, Path directory, Path before) throws IOException {
		Workspace small = Workspace.in(directory);
		try (Stage stage = Stage.of(SimulatorSeed.ofRooms(ROOMS).rooms(), (options) -> options)) {
			Stream<String> rows = IntStream.rangeClosed(1, ROOMS).mapToObj((id) -> id + ",room-" + id);
			small.with("rooms.csv", Stream.concat(Stream.of("room_id,new_name"), rows).toArray(String[]::new));
			Files.createDirectory(small.file(LEDGER).getParent());
			Files.copy(before, small.file(LEDGER));
			int used = (int) (Files.size(before) / BLOCK);

			Child.Ended full = stage.run(small, "rooms.csv").through(diskOf(used + blocks)).run().with(4);
			LedgerCopy ledger = LedgerCopy.of(small);
			long written = stage.puts();
			stage.run(small, "rooms.csv").run().with(0);

			assertThat(full.err()).matches("(?s).*error: The ledger can't be written or read.*\\. Look at the state "
					+ "directory and at the space left on its disk\\. Nothing was sent to HipChat without being on "
					+ "record\\.\n");
			assertThat(full.out()).matches("Run 2 was stopped part-way; progress is kept\\.\n"
					+ ((ledger.rows() > 1) ? COUNTS : "") + "Next      java -jar \\S+ apply rooms\\.csv\n");
			ledger.holdsWhatWasSent(stage, written);
			assertThat(stage.names()).allSatisfy((id, name) -> assertThat(name).isEqualTo("room-" + id));
			assertThat(stage.effectivePuts().values()).hasSize(ROOMS).containsOnly(1L);
			stage.nothingChangedBut("name");
			return written > 0 && written < ROOMS;
		}
	}

	private static List<String> diskOf(int blocks) {
		return List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh");
	}

}
