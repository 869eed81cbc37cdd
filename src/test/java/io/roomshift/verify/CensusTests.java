package io.roomshift.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.hipchat.Session;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import io.roomshift.verify.Census.Look;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CensusTests {

	private static final List<RoomId> IDS = LongStream.rangeClosed(1, 40).mapToObj(RoomId::of).toList();

	private final Answers hipChat = new Answers();

	private final Census census = new Census(this.hipChat);

	@Test
	void fetchedWhenManyHasEightCallsInFlightAtMost() {
		Map<RoomId, Look> looks = this.census.fetched(IDS);

		assertThat(looks).hasSize(40).containsEntry(IDS.get(6), Look.at(room(IDS.get(6))));
		assertThat(this.hipChat.most).hasValueBetween(2, 8);
	}

	@Test
	void fetchedWhenRoomsAreMissingLeavesThemOut() {
		this.hipChat.failures.put(IDS.get(0), Failure.NOT_FOUND);
		this.hipChat.failures.put(IDS.get(1), Failure.NOT_ALLOWED);
		this.hipChat.failures.put(IDS.get(2), Failure.UNREADABLE);

		Map<RoomId, Look> looks = this.census.fetched(IDS.subList(0, 4));

		assertThat(looks.keySet()).containsExactly(IDS.get(2), IDS.get(3));
		assertThat(looks).containsEntry(IDS.get(2), new Look(null, "Failed by UNREADABLE."));
	}

	@Test
	void fetchedWhenHipChatCantBeAskedThrows() {
		this.hipChat.failures.put(IDS.get(20), Failure.TRANSIENT);

		assertThatExceptionOfType(HipChatException.class).isThrownBy(() -> this.census.fetched(IDS))
			.withMessage("Failed by TRANSIENT.");
	}

	@Test
	void listedWhenTokenMayNotListGivesNone() {
		List<Map<RoomId, Look>> groups = new ArrayList<>();

		this.hipChat.listFailure = Failure.SCOPE;
		this.census.listed(groups::add);
		this.hipChat.listFailure = Failure.NOT_ALLOWED;
		this.census.listed(groups::add);

		assertThat(groups).isEmpty();
	}

	@Test
	void listedWhenHipChatCantBeAskedThrows() {
		this.hipChat.listFailure = Failure.CREDENTIALS;

		assertThatExceptionOfType(HipChatException.class).isThrownBy(() -> this.census.listed((group) -> {
		})).withMessage("Failed by CREDENTIALS.");
	}

	private static Room room(RoomId id) {
		return new Room(id, RoomName.of("Room " + id), Privacy.PUBLIC, false, false, "", UserId.of(1), null, null);
	}

	/**
	 * Answers after a moment, and counts the calls that wait.
	 */
	private static final class Answers implements HipChat {

		private final Map<RoomId, Failure> failures = new LinkedHashMap<>();

		private final AtomicInteger waiting = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		private @Nullable Failure listFailure;

		@Override
		public CompletableFuture<Room> room(RoomId id) {
			int now = this.waiting.incrementAndGet();
			this.most.accumulateAndGet(now, Math::max);
			return CompletableFuture.supplyAsync(() -> {
				this.waiting.decrementAndGet();
				Failure failure = this.failures.get(id);
				if (failure != null) {
					throw failed(failure);
				}
				return CensusTests.room(id);
			}, CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS));
		}

		@Override
		public Stream<ListedRoom> rooms() {
			if (this.listFailure != null) {
				throw failed(this.listFailure);
			}
			return Stream.empty();
		}

		@Override
		public CompletableFuture<Session> session() {
			throw new UnsupportedOperationException();
		}

		@Override
		public CompletableFuture<Void> update(Room room) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CompletableFuture<Void> post(RoomId room, Notification notification) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CompletableFuture<List<Message>> latest(RoomId room) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CallCounts counts() {
			return CallCounts.NONE;
		}

		@Override
		public void stop() {
		}

		private static HipChatException failed(Failure failure) {
			return new HipChatException(failure, 0, "Failed by " + failure + ".", null);
		}

	}

}
