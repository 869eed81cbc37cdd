package io.roomshift.cli.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.ParkingNames;
import io.roomshift.plan.Planner;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlanTextTests {

	private final List<Wish> wishes = new ArrayList<>();

	private final List<KnownRoom> rooms = new ArrayList<>();

	@Test
	void linesWhenRoomsMoveInRingsAndChainsShowEachRoomOnce() {
		add(1, "Ops", "Dev");
		add(2, "Dev", "Sales");
		add(3, "Sales", "Ops");
		add(4, "Backend", "back");
		add(5, "Next", "Backend");
		add(6, "Lobby", "lobby");

		assertThat(lines(false)).containsExactly("  room 3: 'Sales' -> 'Ops' (in a ring of 3)",
				"  room 2: 'Dev' -> 'Sales' (in a ring of 3)",
				"  room 1: 'Ops' -> 'Dev' (through a parking name, in a ring of 3)", "  room 4: 'Backend' -> 'back'",
				"  room 5: 'Next' -> 'Backend' (after room 4)", "  room 6: 'Lobby' -> 'lobby'",
				"          (through a parking name, if HipChat refuses a change of case alone)",
				"Plan: 6 rooms to change, 0 already right, 0 in conflict.", "Next: go on");
	}

	@Test
	void linesWhenNamesAreLongFitATerminal() {
		add(1234567, "a".repeat(50), "b".repeat(50));
		add(1234568, "b".repeat(50), "a".repeat(50));

		assertThat(lines(false)).allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(80))
			.startsWith("  room 1234568: '" + "b".repeat(50) + "'", "                -> '" + "a".repeat(50) + "'",
					"                (in a ring of 2)");
	}

	@Test
	void linesWhenSlackWouldNameTheChannelOtherwiseSaySo() {
		add(1, "Ops", "Head Office");
		add(2, "Dev", "dev-team");

		assertThat(lines(false)).startsWith("  room 1: 'Ops' -> 'Head Office' (in Slack #Head-Office)",
				"  room 2: 'Dev' -> 'dev-team'");
	}

	@Test
	void linesWhenOneRoomKeepsItsNameSaySo() {
		this.wishes
			.add(new Wish(2, RoomId.of(1), RoomName.of("Ops"), null, new FieldWishes("New", null, null, null, null)));
		this.rooms.add(new KnownRoom(RoomId.of(1), RoomName.of("Ops"), false));

		assertThat(lines(false)).startsWith("  room 1: 'Ops' keeps its name; other fields change",
				"Plan: 1 room to change, 0 already right, 0 in conflict.");
	}

	@Test
	void linesWhenThereAreManyShowsTheFirstForty() {
		IntStream.rangeClosed(1, 50).forEach((id) -> add(id, "old-" + id, "new-" + id));

		assertThat(lines(false)).hasSize(43).contains("10 more; --verbose shows all.");
		assertThat(lines(true)).hasSize(52);
	}

	private void add(int id, String name, String wish) {
		this.rooms.add(new KnownRoom(RoomId.of(id), RoomName.of(name), false));
		this.wishes.add(new Wish(id + 1, RoomId.of(id), RoomName.of(wish), null, FieldWishes.NONE));
	}

	private List<String> lines(boolean verbose) {
		return new PlanText(Planner.plan(this.wishes, this.rooms, ParkingNames.ofRun(0)), Path.of("rooms.csv"), false,
				verbose, (name) -> name.value().replace(' ', '-'))
			.lines("go on");
	}

}
