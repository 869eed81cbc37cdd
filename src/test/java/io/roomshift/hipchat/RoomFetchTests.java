package io.roomshift.hipchat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import io.roomshift.hipchat.RoomFetch.Look;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RoomFetchTests {

	private static final List<RoomId> IDS = LongStream.rangeClosed(1, 40).mapToObj(RoomId::of).toList();

	private final Answers hipChat = new Answers();

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 16 })
	void fetchWhenManyHasAsManyCallsInFlightAsAllowed(int concurrency) {
		Map<RoomId, Look> looks = new RoomFetch(this.hipChat, concurrency).fetch(IDS);

		assertThat(looks.keySet()).containsExactlyElementsOf(IDS);
		assertThat(looks).containsEntry(IDS.get(6), Look.at(room(IDS.get(6))));
		assertThat(this.hipChat.most).hasValue(concurrency);
	}

	@Test
	void fetchWhenRoomsAreMissingLeavesThemOut() {
		this.hipChat.failures.put(IDS.get(0), Failure.NOT_FOUND);
		this.hipChat.failures.put(IDS.get(1), Failure.NOT_ALLOWED);

		Map<RoomId, Look> looks = new RoomFetch(this.hipChat, 8).fetch(IDS.subList(0, 4));

		assertThat(looks.keySet()).containsExactly(IDS.get(2), IDS.get(3));
	}

	@Test
	void fetchWhenAnAnswerIsUnreadableTellsWhy() {
		this.hipChat.failures.put(IDS.get(2), Failure.UNREADABLE);

		Map<RoomId, Look> looks = new RoomFetch(this.hipChat, 8).fetch(IDS.subList(0, 4));

		assertThat(looks).hasSize(4);
		Look look = Objects.requireNonNull(looks.get(IDS.get(2)));
		assertThat(look.problem()).isEqualTo("Failed by UNREADABLE.");
		assertThatExceptionOfType(HipChatException.class).isThrownBy(look::known).withMessage("Failed by UNREADABLE.");
	}

	@Test
	void fetchWhenHipChatCantBeAskedThrows() {
		this.hipChat.failures.put(IDS.get(20), Failure.TRANSIENT);

		assertThatExceptionOfType(HipChatException.class).isThrownBy(() -> new RoomFetch(this.hipChat, 8).fetch(IDS))
			.withMessage("Failed by TRANSIENT.");
	}

	private static Room room(RoomId id) {
		return new Room(id, RoomName.of("Room " + id), Privacy.PUBLIC, false, false, "", UserId.of(1), null, null);
	}

	/**
	 * Answers after a moment, and counts the calls that wait.
	 */
	private static final class Answers extends UnusedHipChat {

		private final Map<RoomId, Failure> failures = new LinkedHashMap<>();

		private final AtomicInteger waiting = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		@Override
		public CompletableFuture<Room> room(RoomId id) {
			int now = this.waiting.incrementAndGet();
			this.most.accumulateAndGet(now, Math::max);
			return CompletableFuture.supplyAsync(() -> {
				this.waiting.decrementAndGet();
				Failure failure = this.failures.get(id);
				if (failure != null) {
					throw new HipChatException(failure, 0, "Failed by " + failure + ".", null);
				}
				return RoomFetchTests.room(id);
			}, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
		}

	}

}
