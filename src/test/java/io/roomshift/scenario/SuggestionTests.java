package io.roomshift.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.Quirk;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.SimulatedRoom.Activity;
import io.roomshift.simulator.SimulatorSeed.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All rooms in a file, and names suggested for them.
 */
class SuggestionTests {

	private static final String NO_LIST = "a7Rk2vXw9LmT4sYb8NcD3fGh6JpZ1aQe5UoKiWxC";

	private static final SimulatedRoom[] HOSTILE = { SimulatedRoom.of(1, "Ops!"), SimulatedRoom.of(2, "OPS"),
			SimulatedRoom.of(3, "=cmd|' /C calc'!A0"), SimulatedRoom.of(4, "#REF!"), SimulatedRoom.of(5, "2019"),
			SimulatedRoom.of(6, "🎉"), SimulatedRoom.of(7, "R&D / Q&A"), SimulatedRoom.of(8, "ops-2"),
			SimulatedRoom.of(9, "\u202Eevil\u200b"), SimulatedRoom.of(10, "R and D").withArchived(true),
			SimulatedRoom.of(11, "Привет").withPrivacy("private"), SimulatedRoom.of(12, "R and D!") };

	private static final String SUGGESTED = """
			room_id,expected_name,new_name,why
			1,Ops!,ops-3,case; characters; collision with room 2
			2,OPS,ops,case
			3,'=cmd|' /C calc'!A0,cmd-c-calc-a0,case; spaces; characters
			4,,ref,case; characters
			5,2019,room-2019,digits only
			6,🎉,room-6,characters; review: no letter or digit is left
			7,R&D / Q&A,r-and-d-q-and-a,case; spaces; characters
			8,ops-2,ops-2,
			9,\u202Eevil\u200b,evil,characters
			11,Привет,room-11,case; characters; review: no letter or digit is left
			12,R and D!,r-and-d-2,case; spaces; characters; collision with room 10
			""";

	@TempDir
	private Path empty;

	@Test
	void theSuggestionGoesIntoPlanAndApplyUnchangedAndIsAllThereIsToDo() throws IOException {
		try (Stage stage = Stage.of(HOSTILE)) {
			Workspace workspace = Workspace.in(this.empty);

			Child.Ended suggested = stage.run(workspace, "suggest", "-o", "rooms.csv").run().with(0);
			Child.Ended planned = stage.run(workspace, "plan", "rooms.csv", "--slack", "require").run().with(0);
			stage.run(workspace, "rooms.csv", "--slack", "require").run().with(0);
			Child.Ended again = stage.run(workspace, "suggest", "--only-changed").run().with(0);

			assertThat(Files.readString(workspace.file("rooms.csv"))).isEqualTo(SUGGESTED);
			assertThat(suggested.out()).matches("(?s)" + """
					Rooms     12: 10 to rename, 1 already right, 1 archived and left out
					Review    2 rooms need names by a person: look for 'review' in the column why
					          --slack-letters unicode would keep letters of other scripts
					Calls     1, 0 throttled
					File      rooms.csv
					Next      java -jar \\S+ plan rooms.csv
					""");
			assertThat(planned.err()).isEmpty();
			assertThat(stage.names()).containsAllEntriesOf(
					Map.of(1L, "ops-3", 2L, "ops", 5L, "room-2019", 10L, "R and D", 12L, "r-and-d-2"));
			stage.nothingChangedBut("name");
			assertThat(again.out()).isEqualTo("room_id,expected_name,new_name,why\n");
		}
	}

	@Test
	void allRoomsAreExportedWithAllFieldsAlsoWhenTheListIsLean() {
		SimulatedRoom ops = SimulatedRoom.of(1, "-Ops").withTopic("on\n\"call\"");
		List<SimulatedRoom> rooms = List.of(
				ops.withActivity(new Activity(ops.activity().created(), Instant.parse("2018-03-01T10:00:00Z"), 7)),
				SimulatedRoom.of(2, "Old").withPrivacy("private").withArchived(true).withOwner(2));
		try (Stage stage = Stage.of(rooms, UnaryOperator.identity())) {
			Workspace workspace = Workspace.in(this.empty);

			Child.Ended expanded = stage.run(workspace, "export").run().with(0);
			long calls = stage.calls();
			stage.simulator().adjust((options) -> options.with(Quirk.EXPAND_IGNORED));
			Child.Ended lean = stage.run(workspace, "export").run().with(0);

			assertThat(expanded.out()).isEqualTo("""
					room_id,name,topic,privacy,is_archived,is_guest_accessible,owner_id,owner_name,last_active
					1,'-Ops,"on
					""call""\",public,false,false,1,Alma Admin,2018-03-01T10:00:00Z
					2,Old,,private,true,false,2,Bo Åkesson,
					""");
			assertThat(calls).isEqualTo(1);
			assertThat(lean.out()).isEqualTo(expanded.out());
			assertThat(lean.err()).startsWith("warning: HipChat's list does not show all fields of room 1.");
			assertThat(stage.calls()).isEqualTo(calls + 3);
		}
	}

	@Test
	void theFileIsWrittenAsAWholeOrLeftAsItWas() throws IOException {
		try (Stage stage = Stage.of(List.of(SimulatedRoom.of(1, "Ops")),
				(options) -> options.withSeed(options.seed().withTokens(Token.personal(NO_LIST, 2, "admin_room"))))) {
			Workspace workspace = Workspace.in(this.empty).with("all.csv", "as it was");

			Child.Ended nowhere = stage.run(workspace, "export", "-o", "missing/all.csv").run().with(2);
			long calls = stage.calls();
			JsonNode refused = workspace.roomshift("suggest", "-o", "all.csv", "--format", "json")
				.on(stage.simulator(), NO_LIST)
				.run()
				.with(3)
				.json();
			Child.Ended wordless = stage.run(workspace, "suggest", "--format", "json").run().with(2);

			assertThat(nowhere.err())
				.isEqualTo("error: 'missing/all.csv' can't be written (there is no such directory). "
						+ "Mend that, or name another file.\n");
			assertThat(calls).isZero();
			assertThat(refused.path("state").asString()).isEqualTo("refused");
			assertThat(wordless.err())
				.startsWith("--format json: stdout can't carry the CSV as well. Name a file by -o FILE.\n");
			assertThat(workspace.files()).containsExactly("all.csv");
			assertThat(Files.readString(workspace.file("all.csv"))).isEqualTo("as it was\n");
		}
	}

}
