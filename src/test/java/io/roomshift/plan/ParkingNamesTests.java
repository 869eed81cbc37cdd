package io.roomshift.plan;

import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ParkingNamesTests {

	@ParameterizedTest
	@CsvSource({ "0, roomshift-12-345", "1, roomshift-12-345-1" })
	void nameForWhenTriedAgainIsAnother(int attempt, String expected) {
		RoomName name = ParkingNames.ofRun(12).nameFor(RoomId.of(345), attempt);

		assertThat(name).isEqualTo(RoomName.of(expected));
	}

	@Test
	void nameForWhenEveryNumberIsAsLongAsCanBeFits() {
		RoomName name = ParkingNames.ofRun(999_999_999).nameFor(RoomId.of(Long.MAX_VALUE), Integer.MAX_VALUE);

		assertThat(name.length()).isEqualTo(RoomName.MAX_LENGTH);
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, 1_000_000_000 })
	void ofRunWhenTheNumberIsOutOfRangeIsRefused(long run) {
		assertThatIllegalArgumentException().isThrownBy(() -> ParkingNames.ofRun(run))
			.withMessage("A run's number has at most nine digits, not " + run);
	}

	@ParameterizedTest
	@CsvSource({ "roomshift-12-345, true", "roomshift-1-345-2, true", "roomshift-12-3456, false",
			"roomshift-12-34, false", "roomshift-345, false", "roomshift-x-345, false", "Ops, false" })
	void isParkedWhenTheNameIsOneOfItsOwnParkingNames(String name, boolean parked) {
		KnownRoom room = new KnownRoom(RoomId.of(345), RoomName.of(name), false);

		assertThat(ParkingNames.isParked(room)).isEqualTo(parked);
	}

}
