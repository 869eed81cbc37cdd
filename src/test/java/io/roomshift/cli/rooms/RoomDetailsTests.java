package io.roomshift.cli.rooms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.hipchat.UnusedHipChat;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RoomDetailsTests {

	private final Server server = new Server();

	private final List<ListedRoom> handedOn = new ArrayList<>();

	private final List<String> warnings = new ArrayList<>();

	private final RoomDetails details = new RoomDetails(this.server, this.handedOn::add, this.warnings::add);

	@Test
	void addWhenTheListShowsAllMakesNoCall() {
		this.details.add(whole(1));
		this.details.add(whole(2));
		this.details.end();

		assertThat(this.handedOn).containsExactly(whole(1), whole(2));
		assertThat(this.server.asked).isEmpty();
		assertThat(this.warnings).isEmpty();
	}

	@Test
	void addWhenTheListIsLeanReadsRoomsAFewAtATimeAndKeepsTheirOrder() {
		LongStream.rangeClosed(1, 10).mapToObj(RoomDetailsTests::lean).forEach((room) -> {
			if (this.server.asked.size() == 8) {
				this.server.answer(RoomId.of(2));
				this.server.answer(RoomId.of(1));
			}
			this.details.add(room);
		});
		assertThat(this.handedOn).containsExactly(whole(1), whole(2));
		LongStream.rangeClosed(3, 10).mapToObj(RoomId::of).forEach(this.server::answer);
		this.details.end();

		assertThat(this.handedOn).extracting((room) -> room.id().value())
			.containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
		assertThat(this.details.incomplete()).isZero();
		assertThat(this.warnings).containsExactly("HipChat's list does not show all fields of room 1. "
				+ "It is read by itself, and so is every other such room: a call for each.");
	}

	@ParameterizedTest
	@EnumSource(names = { "NOT_ALLOWED", "UNREADABLE" })
	void addWhenARoomIsHiddenHandsOnWhatTheListShowed(Failure failure) {
		this.details.add(lean(1));
		this.server.fail(RoomId.of(1), failure);
		this.details.end();

		assertThat(this.handedOn).containsExactly(lean(1));
		assertThat(this.details.incomplete()).isEqualTo(1);
		assertThat(this.warnings).last()
			.isEqualTo("Room 1, 'Ops 1': HipChat does not show all its fields. Those that are missing are left empty.");
	}

	@Test
	void addWhenARoomIsGoneLeavesItOut() {
		this.details.add(lean(1));
		this.server.fail(RoomId.of(1), Failure.NOT_FOUND);
		this.details.end();

		assertThat(this.handedOn).isEmpty();
		assertThat(this.details.incomplete()).isZero();
	}

	@Test
	void endWhenHipChatCanNotBeAskedFails() {
		this.details.add(lean(1));
		this.server.fail(RoomId.of(1), Failure.CREDENTIALS);

		assertThatExceptionOfType(HipChatException.class).isThrownBy(this.details::end).withMessage("Refused");
	}

	private static ListedRoom lean(long id) {
		return new ListedRoom(RoomId.of(id), RoomName.of("Ops " + id), false, null, null, null, Instant.EPOCH);
	}

	private static ListedRoom whole(long id) {
		Room room = new Room(RoomId.of(id), RoomName.of("Ops " + id), Privacy.PUBLIC, false, false, "", UserId.of(4),
				null, null);
		return new ListedRoom(room.id(), room.name(), false, room, "Homer", null, Instant.EPOCH);
	}

	/**
	 * A server that answers when the test says so.
	 */
	private static final class Server extends UnusedHipChat {

		private final Map<RoomId, CompletableFuture<ListedRoom>> asked = new LinkedHashMap<>();

		@Override
		public CompletableFuture<ListedRoom> listed(RoomId id) {
			return this.asked.computeIfAbsent(id, (room) -> new CompletableFuture<>());
		}

		void answer(RoomId id) {
			this.asked.getOrDefault(id, new CompletableFuture<>()).complete(whole(id.value()));
		}

		void fail(RoomId id, Failure failure) {
			this.asked.getOrDefault(id, new CompletableFuture<>())
				.completeExceptionally(new HipChatException(failure, 0, "Refused"));
		}

	}

}
