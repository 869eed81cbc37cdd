package io.roomshift.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import io.roomshift.hipchat.Turns;
import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Ledger.OpenChain;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any mapping, carried out by processes that die anywhere against a HipChat that fails in
 * any way, comes to a good end.
 */
class ApplyProperties {

	private static final Instant NOW = Instant.parse("2018-11-05T10:00:01Z");

	private static final Run RUN = new Run(7, LedgerFixture.request(), RunState.RUNNING, NOW, null, "", Run.Calls.NONE,
			null);

	private static final FieldWishes TOPIC = new FieldWishes("Wished", null, null, null, null);

	@Property(tries = 2000)
	void everyRoomIsRenamedOnceWhenFaultsPass(@ForAll long seed, @ForAll boolean strict) {
		Random random = new Random(seed);
		List<Room> before = rooms(random);
		ModelHipChat hipChat = new ModelHipChat(before, strict, random);
		ModelLedger ledger = new ModelLedger(entries(before, random));

		badDays(hipChat, ledger, random);
		goodDays(hipChat, ledger);

		assertThat(ledger.entries()).allSatisfy((entry) -> assertIsAsWished(entry, hipChat));
		assertOthersUntouched(before, hipChat, ledger);
	}

	@Property(tries = 2000)
	void everyRoomHasItsNewOrItsOldNameWhenNamesAreRefused(@ForAll long seed, @ForAll boolean strict) {
		Random random = new Random(seed);
		List<Room> before = rooms(random);
		ModelHipChat hipChat = new ModelHipChat(before, strict, random);
		ModelLedger ledger = new ModelLedger(entries(before, random));
		ledger.entries()
			.stream()
			.filter((entry) -> random.nextInt(3) == 0)
			.forEach((entry) -> hipChat.refuse(entry.room(), entry.newName()));
		boolean faulty = random.nextBoolean();

		if (faulty) {
			badDays(hipChat, ledger, random);
		}
		goodDays(hipChat, ledger);

		assertThat(ledger.entries()).allSatisfy((entry) -> assertIsTrue(entry, before, hipChat));
		assertRingsAreWhole(ledger, hipChat);
		assertOthersUntouched(before, hipChat, ledger);
	}

	private static List<Room> rooms(Random random) {
		return IntStream.rangeClosed(1, 2 + random.nextInt(6))
			.mapToObj((id) -> new Room(RoomId.of(id), RoomName.of("room " + id), Privacy.PRIVATE, random.nextBoolean(),
					random.nextBoolean(), "Topic " + id, UserId.of(id), null, null))
			.toList();
	}

	/**
	 * Most rooms want the name of another one, so that chains and rings come about; some
	 * want their own in other letters, or a new one.
	 */
	private static List<Entry> entries(List<Room> rooms, Random random) {
		List<Integer> ids = new ArrayList<>(IntStream.rangeClosed(1, rooms.size()).boxed().toList());
		Collections.shuffle(ids, random);
		List<Wish> wishes = new ArrayList<>();
		for (Room room : rooms) {
			int other = ids.get(wishes.size());
			String name = (other == room.id().value()) ? "ROOM " + other
					: (random.nextInt(6) == 0) ? "new " + other : "room " + other;
			wishes.add(Entries.wish((int) room.id().value(), room.id().value(), name,
					(random.nextInt(3) == 0) ? TOPIC : FieldWishes.NONE));
		}
		return Entries.planned(RUN.id(), wishes,
				rooms.stream().map((room) -> new KnownRoom(room.id(), room.name(), room.archived())).toList());
	}

	private static void badDays(ModelHipChat hipChat, ModelLedger ledger, Random random) {
		int runs = random.nextInt(6);
		for (int i = 0; i < runs; i++) {
			hipChat.fail(random.nextInt(3) * 0.25);
			if (random.nextBoolean()) {
				ledger.dieAfter(1 + random.nextInt(8), random.nextBoolean());
			}
			run(hipChat, ledger);
			ledger.dieAfter(Integer.MAX_VALUE, true);
		}
		hipChat.catchUp();
	}

	private static void goodDays(ModelHipChat hipChat, ModelLedger ledger) {
		hipChat.fail(0);
		run(hipChat, ledger);
		run(hipChat, ledger);
		assertThat(ledger.openChains(RUN, 0, 100)).isEmpty();
	}

	private static void run(ModelHipChat hipChat, ModelLedger ledger) {
		int calls = hipChat.calls();
		StopSignal stop = new StopSignal((first) -> {
		});
		StopRules rules = new StopRules(MaxFailures.parse("100%"), stop);
		InstantSource clock = InstantSource.fixed(NOW);
		Records records = new Records(ledger, (entry) -> assertThat(ledger.entries()).contains(entry), clock);
		FreshRooms rooms = new FreshRooms(hipChat, Duration.ZERO, clock);
		Apply apply = new Apply(
				new RoomUpdate(hipChat, rooms, records, rules, new Turns(1), new Pauses(Duration.ZERO, stop)), records,
				stop);
		try {
			ledger.reopen(RUN);
			for (OpenChain chain : ledger.openChains(RUN, 0, 100)) {
				apply.carryOut(chain).join();
			}
		}
		catch (CompletionException ex) {
			assertThat(ex).hasCauseInstanceOf(ModelLedger.Death.class);
		}
		assertThat(hipChat.calls() - calls).isLessThan(400);
	}

	private static void assertIsAsWished(Entry entry, ModelHipChat hipChat) {
		assertThat(entry.state()).isEqualTo(EntryState.DONE);
		assertThat(hipChat.present(entry.room()).name()).isEqualTo(entry.newName());
		assertThat(hipChat.namesGiven(entry.room())).endsWith(entry.newName());
		if (hipChat.namesGiven(entry.room()).size() > 1) {
			assertThat(hipChat.namesGiven(entry.room())).containsExactly(entry.parking(), entry.newName());
		}
	}

	private static void assertIsTrue(Entry entry, List<Room> before, ModelHipChat hipChat) {
		Room room = hipChat.present(entry.room());
		switch (entry.state()) {
			case DONE -> assertThat(room.name()).isEqualTo(entry.newName());
			case REFUSED, UNDONE -> {
				assertThat(room.sameAs(before.get((int) entry.room().value() - 1))).isTrue();
				assertThat(entry.outcome().cause()).isNotNull().isNotEqualTo(Cause.LEFT_PARKED);
				assertThat(entry.outcome().detail()).isNotEmpty();
			}
			default -> assertThat(entry).isNull();
		}
	}

	private static void assertRingsAreWhole(ModelLedger ledger, ModelHipChat hipChat) {
		for (Entry one : ledger.entries()) {
			for (Entry other : ledger.entries()) {
				if (one.place().ring() && one.place().chain() == other.place().chain()) {
					assertThat(hipChat.present(one.room()).name().equals(one.newName())).as("%s %s", one, other)
						.isEqualTo(hipChat.present(other.room()).name().equals(other.newName()));
				}
			}
		}
	}

	private static void assertOthersUntouched(List<Room> before, ModelHipChat hipChat, ModelLedger ledger) {
		for (Entry entry : ledger.entries()) {
			Room room = before.get((int) entry.room().value() - 1);
			Room expected = (entry.state() == EntryState.DONE)
					? entry.wish().fields().applyTo(room).named(entry.newName()) : room;
			assertThat(hipChat.present(entry.room()).sameAs(expected)).isTrue();
		}
	}

}
