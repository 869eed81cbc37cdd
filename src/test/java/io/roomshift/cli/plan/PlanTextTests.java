package io.roomshift.cli.plan;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlanTextTests {

	private final PlanFixture plan = new PlanFixture();

	@Test
	void linesWhenRoomsMoveInRingsAndChainsShowEachRoomOnce() {
		assertThat(PlanText.lines(PlanFixture.ofAllKinds().view())).containsExactly("  room 4: 'Backend' -> 'back'",
				"  room 1005: 'Next' -> 'Backend' (after room 4)", "  room 3: 'Sales' -> 'Ops' (in a ring of 3)",
				"  room 2: 'Dev' -> 'Sales' (in a ring of 3)",
				"  room 1: 'Ops' -> 'Dev' (through a parking name, in a ring of 3)",
				"  room 6: 'Lobby' -> 'lobby' (through a parking name, if HipChat refuses a change of case alone)",
				"  room 7: 'Küche' -> 'kitchen'", "  room 9: 'Board' keeps its name; other fields change",
				"Plan: 8 rooms to change, 1 already right, 0 in conflict.", "Next: go on");
	}

	@Test
	void linesWhenThereAreManyShowAllOfThemInOneLineEach() {
		IntStream.rangeClosed(1, 50).forEach((id) -> this.plan.rename(id, "a".repeat(48) + id, "b".repeat(48) + id));

		assertThat(PlanText.lines(this.plan.view())).hasSize(52)
			.contains("  room 50: '" + "a".repeat(48) + "50' -> '" + "b".repeat(48) + "50'");
	}

	@Test
	void linesWhenSlackChangesANameShowItsChannel() {
		this.plan.rename(1, "Ops", "My Ops").rename(2, "Dev", "dev-team");

		assertThat(PlanText.lines(this.plan.withChannels(List.of(), null))).containsExactly(
				"  room 1: 'Ops' -> 'My Ops' (in Slack #my-ops)", "  room 2: 'Dev' -> 'dev-team'",
				"Plan: 2 rooms to change, 0 already right, 0 in conflict.",
				"Slack: 1 new name is no channel name; #… is what Slack makes of it.", "Next: go on");
	}

	@Test
	void linesWhenThePlanIsRefusedSayWhatWouldHelp() {
		this.plan.rename(1, "Ops", "Dev");

		assertThat(PlanText.lines(this.plan.refused(Refusal.CONFLICTS))).last()
			.isEqualTo("Nothing would be done while there are conflicts; --on-conflict skip leaves these rows out.");
		assertThat(PlanText.lines(this.plan.refused(Refusal.SLACK))).last()
			.isEqualTo("Nothing would be done while names break Slack's rules; choose others, or leave --slack require "
					+ "out.");
	}

}
