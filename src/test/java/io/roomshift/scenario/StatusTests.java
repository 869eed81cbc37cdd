package io.roomshift.scenario;

import java.nio.file.Path;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What status says before there is a run, of runs with failures, and of rehearsals.
 */
class StatusTests {

	@TempDir
	private Path empty;

	@Test
	void statusBeforeAnyRunSaysSoAndMakesNothing() {
		Workspace workspace = Workspace.in(this.empty);

		Child.Ended all = workspace.roomshift("status").run().with(0);
		Child.Ended json = workspace.roomshift("status", "--format", "json").run().with(0);
		Child.Ended one = workspace.roomshift("status", "1").run().with(2);

		assertThat(all.out()).isEqualTo("There are no runs yet.\n");
		assertThat(json.out()).isEqualTo("{\"runs\":[]}\n");
		assertThat(one.err()).startsWith("There is no run 1. 'status' without a number lists all runs.\n");
		assertThat(workspace.files()).isEmpty();
	}

	@Test
	void statusOfARunWithFailuresNamesTheCommandForWhatIsLeft() {
		try (Stage stage = Stage.named("One", "Two", "Ops")) {
			Workspace workspace = Workspace.in(this.empty).with("rooms.csv", "room_id,new_name", "1,ops", "2,due");
			stage.run(workspace, "rooms.csv", "--on-conflict", "skip").run().with(1);

			Child.Ended status = workspace.roomshift("status", "1").run().with(0);

			assertThat(status.out())
				.endsWith("Next      java -jar " + Workspace.jar() + " reports/run-0001/retry.csv\n");
		}
	}

	@Test
	void statusOfARehearsalNamesACommandThatRehearses() {
		Workspace workspace = Workspace.in(this.empty)
			.with("rooms.csv", "room_id,new_name", "1,same", "2,same", "3,other");
		workspace.roomshift("rooms.csv", "--simulate", "--on-conflict", "skip").run().with(1);

		Child.Ended status = workspace.roomshift("status", "1", "--simulate").run().with(0);
		Child.Ended real = workspace.roomshift("status").run().with(0);
		Child.Ended next = workspace.roomshift("reports/run-0001/retry.csv", "--simulate").run().with(2);

		assertThat(status.out())
			.endsWith("Next      java -jar " + Workspace.jar() + " reports/run-0001/retry.csv --simulate\n");
		assertThat(real.out()).isEqualTo("There are no runs yet.\n");
		assertThat(next.err()).contains("[same-name]");
		assertThat(workspace.files()).doesNotContain("state/roomshift.mv.db");
	}

}
