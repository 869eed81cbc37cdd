package io.roomshift.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.SimulatedRoom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class MainJobTests {

	@TempDir
	private Path empty;

	@Test
	void everyRoomOfTheSampleIsRenamedByOneUpdateAndNothingElseIsChanged() {
		try (Stage stage = Stage.ofSample()) {
			Workspace workspace = Workspace.in(this.empty).withSample();

			Child.Ended ended = stage.run(workspace, "rooms.csv").run().with(0);

			assertThat(ended.out()).isEqualTo("""
					Run 1 completed.
					Rooms     9: 8 renamed, 1 already right, 0 failed, 0 skipped, 0 pending
					Verified  9 as planned, 0 differing
					Calls     21: 12 read, 9 updates, 0 throttled
					Reports   reports/run-0001
					""");
			assertThat(stage.names()).isEqualTo(Map.of(101L, "engineering", 102L, "backend", 103L, "Backend Team", 104L,
					"Operations", 105L, "Ops", 106L, "lobby", 107L, "küche-café", 108L, "old-projects", 109L, "random",
					110L, "Bystanders"));
			stage.nothingChangedBut("name");
			assertThat(stage.effectivePuts())
				.isEqualTo(Map.of(101L, 1L, 102L, 1L, 103L, 1L, 104L, 2L, 105L, 1L, 107L, 1L, 108L, 1L, 109L, 1L));
			assertThat(stage.puts()).isEqualTo(9);
		}
	}

	@Test
	void updatesCarryTheSixFieldsAndWhatTheRoomHasBesides() {
		SimulatedRoom plain = SimulatedRoom.of(1, "Plain").withTopic("Größe ☕");
		SimulatedRoom closed = SimulatedRoom.of(2, "Closed")
			.withPrivacy("private")
			.withArchived(true)
			.withOwner(4)
			.withDelegateAdminVisibility(false);
		try (Stage stage = Stage.of(plain, closed)) {
			Workspace workspace = Workspace.in(this.empty).with("rooms.csv", "room_id,new_name", "1,plain-1", "2,shut");

			stage.run(workspace, "rooms.csv").run().with(0);

			assertThat(stage.simulator().journal().of("PUT", 1)).extracting(Journal.Entry::body).containsExactly("""
					{"name":"plain-1","privacy":"public","is_archived":false,"is_guest_accessible":false,\
					"topic":"Größe ☕","owner":{"id":1}}""");
			assertThat(stage.simulator().journal().of("PUT", 2)).extracting(Journal.Entry::body).containsExactly("""
					{"name":"shut","privacy":"private","is_archived":true,"is_guest_accessible":false,\
					"topic":"","owner":{"id":4},"delegate_admin_visibility":false}""");
		}
	}

	@Test
	void fieldColumnsChangeWhatTheyNameAndEmptyCellsNothing() {
		SimulatedRoom open = SimulatedRoom.of(1, "Open").withTopic("old topic").withGuestAccessible(true);
		SimulatedRoom kept = SimulatedRoom.of(2, "Kept").withTopic("kept topic").withArchived(true);
		try (Stage stage = Stage.of(open, kept)) {
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", "room_id;new_name;topic;privacy;is_archived;is_guest_accessible;owner_id",
						"1;closed;new topic;private;true;false;3", "2;kept-2;;;;;");

			stage.run(workspace, "rooms.csv").run().with(0);

			assertThat(stage.simulator().room(1).orElseThrow()).usingRecursiveComparison()
				.ignoringFields("version")
				.isEqualTo(open.withName("closed")
					.withTopic("new topic")
					.withPrivacy("private")
					.withArchived(true)
					.withGuestAccessible(false)
					.withOwner(3));
			assertThat(stage.simulator().room(2).orElseThrow()).usingRecursiveComparison()
				.ignoringFields("version")
				.isEqualTo(kept.withName("kept-2"));
			assertThat(stage.puts()).isEqualTo(2);
		}
	}

	@Test
	void ringsAndChainsOfManyRoomsCostOneUpdateARoomAndOneMoreARing() {
		try (Stage stage = Stage.named("a", "b", "c", "k", "l", "m", "n")) {
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", "room_id,new_name", "1,b", "2,c", "3,a", "4,l", "5,m", "6,n", "7,o");

			stage.run(workspace, "rooms.csv").run().with(0);

			assertThat(stage.names()).isEqualTo(Map.of(1L, "b", 2L, "c", 3L, "a", 4L, "l", 5L, "m", 6L, "n", 7L, "o"));
			assertThat(stage.effectivePuts().values()).containsOnly(1L, 2L);
			assertThat(stage.puts()).isEqualTo(8);
			stage.nothingChangedBut("name");
		}
	}

	@Test
	void listedDetailsSaveTheCallThatFetchesARoom() {
		try (Stage stage = Stage.ofSample()) {
			Workspace workspace = Workspace.in(this.empty).withSample();

			JsonNode json = stage.run(workspace, "rooms.csv", "--fresh-within", "5m", "--format", "json")
				.run()
				.with(0)
				.json();

			assertThat(json.path("calls").toString()).isEqualTo("{\"total\":13,\"get\":4,\"put\":9,\"throttled\":0}");
			assertThat(stage.calls()).isEqualTo(13);
			stage.nothingChangedBut("name");
		}
	}

	@Test
	void anEditedMappingIsARunOfItsOwnAndAgainDoesOneAnew() {
		try (Stage stage = Stage.named("One", "Two")) {
			Workspace workspace = Workspace.in(this.empty).with("rooms.csv", "room_id,new_name", "1,uno");
			stage.run(workspace, "rooms.csv").run().with(0);

			workspace.with("rooms.csv", "room_id,new_name", "1,uno", "2,due");
			String edited = stage.run(workspace, "rooms.csv").run().with(0).out();
			stage.simulator().change(1, (room) -> room.withName("One"));
			String again = stage.run(workspace, "rooms.csv", "--again").run().with(0).out();

			assertThat(edited).startsWith("Run 2 completed.\nRooms     2: 1 renamed, 1 already right,");
			assertThat(again).startsWith("Run 3 completed.\nRooms     2: 1 renamed, 1 already right,");
			assertThat(stage.names()).isEqualTo(Map.of(1L, "uno", 2L, "due"));
			assertThat(stage.puts()).isEqualTo(3);
			assertThat(workspace.files()).contains("reports/run-0001/results.csv", "reports/run-0002/results.csv",
					"reports/run-0003/results.csv");
		}
	}

	@Test
	void aRunTellsHowItEndedAsOneJsonObject() {
		try (Stage stage = Stage.named("One", "two")) {
			Workspace workspace = Workspace.in(this.empty).with("rooms.csv", "room_id,new_name", "1,uno", "2,two");

			JsonNode json = stage.run(workspace, "apply", "rooms.csv", "--format", "json").run().with(0).json();

			assertThat(json.propertyNames()).containsExactly("run", "command", "state", "exit_code", "mapping",
					"started", "ended", "rooms", "verified", "calls", "report_dir", "next");
			assertThat(json.toString().replaceAll("\"20[0-9T:.-]+Z\"", "\"…\"")).isEqualTo("""
					{"run":1,"command":"apply","state":"completed","exit_code":0,"mapping":"rooms.csv","started":"…",\
					"ended":"…","rooms":{"total":2,"renamed":1,"already":1,"failed":0,"skipped":0,"pending":0},\
					"verified":{"as_planned":2,"differing":0},"calls":{"total":5,"get":4,"put":1,"throttled":0},\
					"report_dir":"reports/run-0001","next":null}""");
			assertThat(List.of(json.path("started").asString(), json.path("ended").asString())).isSorted();
		}
	}

}
