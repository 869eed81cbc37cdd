package io.roomshift.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Command;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What there is and what can be asked once the sample mapping was carried out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AfterARunTests {

	private final Stage stage = Stage.ofSample();

	private Workspace workspace = new Workspace(Path.of(""), Path.of(""));

	@BeforeAll
	void runOnce(@TempDir Path empty) {
		this.workspace = Workspace.in(empty).withSample();
		this.stage.run(this.workspace, "rooms.csv").run().with(0);
	}

	@AfterEach
	void putsAreNotRepeated() {
		assertThat(this.stage.puts()).isEqualTo(9);
	}

	@AfterAll
	void close() {
		this.stage.close();
	}

	@Test
	void resultsHoldEveryRowOnceAndSayWhatTheRoomsSay() {
		assertThat(this.workspace.rows("reports/run-0001/results.csv"))
			.extracting((row) -> row.get("line"), (row) -> row.get("room_id"), (row) -> row.get("old_name"),
					(row) -> row.get("new_name"), (row) -> row.get("outcome"), (row) -> row.get("attempts"))
			.containsExactly(tuple("3", "101", "Engineering", "engineering", "renamed", "1"),
					tuple("4", "102", "Backend Team", "backend", "renamed", "1"),
					tuple("5", "103", "backend-next", "Backend Team", "renamed", "1"),
					tuple("6", "104", "Ops", "Operations", "renamed", "2"),
					tuple("7", "105", "Operations", "Ops", "renamed", "1"),
					tuple("8", "106", "lobby", "lobby", "already", "0"),
					tuple("9", "107", "Küche & Café", "küche-café", "renamed", "1"),
					tuple("10", "108", "Old Projects 2014", "old-projects", "renamed", "1"),
					tuple("11", "109", "Watercooler", "random", "renamed", "1"));
		for (CSVRecord row : this.workspace.rows("reports/run-0001/results.csv")) {
			assertThat(this.stage.names()).containsEntry(Long.valueOf(row.get("room_id")), row.get("new_name"));
		}
	}

	@Test
	void nothingIsLeftToRetryAndTheReportForMachinesIsThere() {
		JsonNode report = this.workspace.json("reports/run-0001/report.json");

		assertThat(this.workspace.files()).contains("reports/run-0001/results.csv", "reports/run-0001/report.json")
			.doesNotContain("reports/run-0001/retry.csv");
		assertThat(report.path("rooms").toString())
			.isEqualTo("{\"total\":9,\"renamed\":8,\"already\":1,\"failed\":0,\"skipped\":0,\"pending\":0}");
		assertThat(report.path("rows")).hasSize(9);
	}

	@Test
	void stateIsForItsOwnerAlone() throws IOException {
		Path state = this.workspace.file("state");

		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state))).isEqualTo("rwx------");
		assertThat(this.workspace.files()).filteredOn((file) -> file.startsWith("state/"))
			.containsExactly("state/roomshift.mv.db");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("roomshift.mv.db"))))
			.isEqualTo("rw-------");
	}

	@Test
	void theSameCommandAgainMakesNoCall() {
		long calls = this.stage.calls();

		Child.Ended ended = this.stage.run(this.workspace, "rooms.csv").run().with(0);

		assertThat(ended.out()).isEqualTo("""
				Run 1 is already complete: nothing to do, no call was made. --again starts a new run.
				Rooms     9: 8 renamed, 1 already right, 0 failed, 0 skipped, 0 pending
				Verified  9 as planned, 0 differing
				Calls     0: 0 read, 0 updates, 0 throttled
				Reports   reports/run-0001
				""");
		assertThat(this.stage.calls()).isEqualTo(calls);
	}

	@Test
	void statusListsTheRunsWithoutSettings() {
		Child.Ended text = this.workspace.roomshift("status").run().with(0);
		Child.Ended json = this.workspace.roomshift("status", "--format", "json").run().with(0);

		assertThat(text.out().lines()).hasSize(2)
			.last()
			.asString()
			.matches(" {2}1  20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d  (\\d s |\\d\\d s)  completed {6}9 {8}8 {7}0  "
					+ "apply rooms.csv");
		assertThat(text.err()).isEmpty();
		assertThat(json.json().path("runs")).hasSize(1);
		assertThat(json.json().path("runs").get(0).path("state").asString()).isEqualTo("completed");
	}

	@Test
	void statusOfARunTellsItsCounts() {
		Child.Ended ended = this.workspace.roomshift("status", "1").run().with(0);

		assertThat(ended.out()).matches("""
				Run 1 \\(apply rooms\\.csv\\) on %s: completed
				Started   20[0-9: -]+; ended 20[0-9: -]+, \\d+ s later
				Rooms     9: 8 renamed, 1 already right, 0 failed, 0 skipped, 0 pending
				Verified  9 as planned, 0 differing
				Calls     21: 12 read, 9 updates, 0 throttled
				Pace      \\d+ calls and \\d+ rooms a minute, in \\d+ s of work
				Reports   reports/run-0001
				""".formatted(this.stage.simulator().url()));
	}

	@Test
	void statusOfARunThatDoesNotExistSaysHowToFindOne() {
		Child.Ended ended = this.workspace.roomshift("status", "7").run().with(2);

		assertThat(ended.err()).startsWith("There is no run 7. 'status' without a number lists all runs.\n");
		assertThat(ended.out()).isEmpty();
	}

	@Test
	void statusWritesTheReportsAgain() throws IOException {
		Path results = this.workspace.file("reports/run-0001/results.csv");
		String first = Files.readString(results);
		Files.delete(results);

		this.workspace.roomshift("status", "1", "--report").run().with(0);

		assertThat(results).hasContent(first);
	}

	@Test
	void verifyFindsAllAsPlannedUntilSomebodyChangesARoom() {
		Command verify = this.stage.run(this.workspace, "verify", "rooms.csv");
		Child.Ended well = verify.run().with(0);
		this.stage.simulator().change(102, (room) -> room.withTopic("somebody's"));
		this.stage.simulator().change(107, (room) -> room.withName("Küche"));
		Child.Ended changed = verify.run().with(1);
		this.stage.simulator().change(102, (room) -> this.stage.before().get(1).withName("backend"));
		this.stage.simulator().change(107, (room) -> room.withName("küche-café"));

		assertThat(well.out()).isEqualTo("9 rooms are as the mapping says, 0 differ.\n");
		assertThat(changed.out()).isEqualTo("""
				rooms.csv:4: room 102: topic should be '%s' and is 'somebody's'.
				rooms.csv:9: room 107: name should be 'küche-café' and is 'Küche'.
				7 rooms are as the mapping says, 2 differ.
				""".formatted(this.stage.before().get(1).topic()));
	}

}
