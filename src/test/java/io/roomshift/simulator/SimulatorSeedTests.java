package io.roomshift.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.roomshift.simulator.SimulatorSeed.Token;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

class SimulatorSeedTests {

	@Test
	void forWishesWhenNamesAreKnownUsesThem() {
		Map<Long, @Nullable String> names = new LinkedHashMap<>();
		names.put(12L, " Größe ");
		names.put(5L, null);
		names.put(6L, "room 5");
		names.put(7L, "GRÖSSE?");
		names.put(8L, "größe");

		SimulatorSeed seed = SimulatorSeed.forWishes(names);

		assertThat(seed.rooms()).extracting(SimulatedRoom::id, SimulatedRoom::name)
			.containsExactly(tuple(5L, "Room 5 (2)"), tuple(6L, "room 5"), tuple(7L, "GRÖSSE?"), tuple(8L, "Room 8"),
					tuple(12L, "Größe"));
	}

	@Test
	void forWishesWhenRepeatedIsTheSame() {
		assertThat(SimulatorSeed.ofRooms(500)).isEqualTo(SimulatorSeed.ofRooms(500));
	}

	@Test
	void ofRoomsWhenManyVariesEveryField() {
		List<SimulatedRoom> rooms = SimulatorSeed.ofRooms(200).rooms();

		assertThat(rooms).extracting(SimulatedRoom::privacy).contains("public", "private");
		assertThat(rooms).extracting(SimulatedRoom::archived).contains(true, false);
		assertThat(rooms).extracting(SimulatedRoom::guestAccessible).contains(true, false);
		assertThat(rooms).extracting(SimulatedRoom::delegateAdminVisibility).contains(true, false, null);
		assertThat(rooms).extracting(SimulatedRoom::owner).contains(1L, 2L, 3L, 4L, 5L);
		assertThat(rooms).extracting(SimulatedRoom::topic).contains("", "会議室の予約");
		assertThat(rooms.stream().filter(SimulatedRoom::archived).count()).isLessThan(60);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 10, 100 })
	void ofRoomsWhenAnyHasOneThatIsArchivedPrivateAndClosedToGuests(int count) {
		assertThat(SimulatorSeed.ofRooms(count).rooms())
			.anyMatch((room) -> room.archived() && room.privacy().equals("private") && !room.guestAccessible());
	}

	@Test
	void ofWhenTwoRoomsHaveOneNameIsRefused() {
		List<SimulatedRoom> rooms = List.of(SimulatedRoom.of(1, "Ops"), SimulatedRoom.of(2, "OPS"));

		assertThatIllegalArgumentException().isThrownBy(() -> SimulatorSeed.of(rooms))
			.withMessage("Two rooms of a seed have the same name");
	}

	@Test
	void versionWhenRoomsDifferDiffers() {
		Set<String> versions = SimulatorSeed.ofRooms(1_000)
			.rooms()
			.stream()
			.map(SimulatedRoom::version)
			.collect(Collectors.toSet());

		assertThat(versions).hasSize(1_000).allMatch((version) -> version.matches("[A-Z]{8}"));
	}

	@Test
	void toStringWhenTokenHidesItsValue() {
		assertThat(Token.admin("abcdefgh", 1)).hasToString("PERSONAL token abcd…");
	}

}
