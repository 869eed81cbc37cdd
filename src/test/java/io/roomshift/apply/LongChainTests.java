package io.roomshift.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.roomshift.hipchat.Turns;
import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Ledger.OpenChain;
import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.Wish;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A chain with a step for every room of a large server.
 */
class LongChainTests {

	private static final int ROOMS = 20_000;

	private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2018-11-05T10:00:01Z"));

	@Test
	void carryOutWhenChainIsLongDoesNotRunOutOfStack() {
		List<Entry> chain = chain();
		ModelHipChat hipChat = new ModelHipChat(List.of(room(ROOMS)), true, new Random(1));
		hipChat.refuse(RoomId.of(ROOMS), RoomName.of("room " + (ROOMS + 1)));
		List<Entry> ended = new ArrayList<>();
		StopSignal stop = new StopSignal((first) -> {
		});
		StopRules rules = new StopRules(MaxFailures.parse("100%"), stop);
		Records records = new Records(asynchronous(chain), ended::add, CLOCK);
		FreshRooms rooms = new FreshRooms(hipChat, Duration.ZERO, CLOCK);

		new Apply(new RoomUpdate(hipChat, rooms, records, rules, new Turns(1), new Pauses(Duration.ZERO, stop)),
				records, stop)
			.carryOut(new OpenChain(1, chain))
			.join();

		assertThat(ended).hasSize(ROOMS);
		assertThat(ended.get(0).outcome().cause()).isEqualTo(Cause.NAME_TAKEN);
		assertThat(ended.subList(1, ROOMS)).extracting((entry) -> entry.outcome().cause())
			.containsOnly(Cause.WAITS_FOR_ANOTHER);
	}

	private static List<Entry> chain() {
		List<Wish> wishes = IntStream.rangeClosed(1, ROOMS)
			.mapToObj((id) -> Entries.wish(id, id, "room " + (id + 1)))
			.toList();
		List<KnownRoom> rooms = IntStream.rangeClosed(1, ROOMS)
			.mapToObj((id) -> new KnownRoom(RoomId.of(id), RoomName.of("room " + id), false))
			.toList();
		return Entries.planned(1, wishes, rooms);
	}

	private static Room room(int id) {
		return new Room(RoomId.of(id), RoomName.of("room " + id), Privacy.PRIVATE, false, false, "", UserId.of(1), null,
				null);
	}

	/**
	 * A ledger that answers from another thread, as the real one does.
	 */
	private static Ledger asynchronous(List<Entry> entries) {
		ModelLedger ledger = new ModelLedger(entries);
		return DyingLedger.recording(ledger, (entry) -> CompletableFuture.runAsync(() -> ledger.record(entry).join()));
	}

}
