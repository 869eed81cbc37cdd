package io.roomshift.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import io.roomshift.hipchat.ListedRoom;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FreshRoomsTests {

	private static final Instant START = Instant.parse("2018-11-05T10:00:00Z");

	private static final Room ROOM = new Room(RoomId.of(5), RoomName.of("Old"), Privacy.PRIVATE, false, false, "Topic",
			UserId.of(1), null, null);

	private final ModelHipChat hipChat = new ModelHipChat(List.of(ROOM), false, new Random(1));

	private Instant now = START;

	@Test
	void roomWhenListedLatelyIsGivenOnceWithoutACall() {
		FreshRooms rooms = new FreshRooms(this.hipChat, Duration.ofMinutes(5), () -> this.now);
		rooms.listed(listed(ROOM));
		this.now = START.plusSeconds(299);

		assertThat(rooms.room(ROOM.id())).isCompletedWithValue(ROOM);
		assertThat(this.hipChat.calls()).isZero();
		assertThat(rooms.room(ROOM.id())).isCompletedWithValue(ROOM);
		assertThat(this.hipChat.calls()).isEqualTo(1);
	}

	@Test
	void roomWhenListedTooLongAgoIsFetched() {
		FreshRooms rooms = new FreshRooms(this.hipChat, Duration.ofMinutes(5), () -> this.now);
		rooms.listed(listed(ROOM));
		this.now = START.plusSeconds(300);

		rooms.room(ROOM.id()).join();

		assertThat(this.hipChat.calls()).isEqualTo(1);
	}

	@Test
	void roomWhenListMayNotBeUsedOrShowsNoDetailsIsFetched() {
		FreshRooms never = new FreshRooms(this.hipChat, Duration.ZERO, () -> this.now);
		never.listed(listed(ROOM));
		FreshRooms lean = new FreshRooms(this.hipChat, Duration.ofMinutes(5), () -> this.now);
		lean.listed(new ListedRoom(ROOM.id(), ROOM.name(), false, null, null, null, START));

		never.room(ROOM.id()).join();
		lean.room(ROOM.id()).join();

		assertThat(this.hipChat.calls()).isEqualTo(2);
	}

	private static ListedRoom listed(Room room) {
		return new ListedRoom(room.id(), room.name(), room.archived(), room, null, null, START);
	}

}
