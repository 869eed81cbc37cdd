package io.roomshift.cli.plan;

import java.util.Set;

import io.roomshift.room.RoomId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallsTests {

	private static final Calls.Look LOOK = new Calls.Look(3, 2, Set.of());

	@Test
	void ofIsTwoForEachRoomAndTwoMoreForOneThatParks() {
		Calls calls = Calls.of(PlanFixture.ofAllKinds().plan(), LOOK, false);

		assertThat(calls)
			.hasToString("at most 23: 3 to look, 9 to read rooms, 9 updates, 2 to compare; 4 more for each "
					+ "change of case alone that HipChat refuses.");
		assertThat(calls.total()).isEqualTo(23);
	}

	@Test
	void ofWhenRoomsAreToldIsOneMoreForEachRenamedRoom() {
		Calls calls = Calls.of(new PlanFixture().rename(1, "Ops", "ops team").topic(2, "Dev").plan(), LOOK, true);

		assertThat(calls).hasToString("at most 10: 3 to look, 2 to read rooms, 2 updates, 2 to compare, 1 message.");
	}

	@Test
	void ofWhenTheListHidesFieldsComparesThoseRoomsOneByOneAndReadsThem() {
		Calls.Look look = new Calls.Look(3, 2, Set.of(RoomId.of(1), RoomId.of(3), RoomId.of(9)));

		Calls calls = Calls.of(new PlanFixture().rename(1, "A", "a1").rename(2, "B", "b1").rename(3, "c", "c").plan(),
				look, false);

		assertThat(calls).hasToString("11: 3 to look, 2 to read rooms, 2 updates, 4 to compare.");
		assertThat(calls.withoutReading(Long.MAX_VALUE).read()).isEqualTo(1);
	}

}
