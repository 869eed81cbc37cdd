package io.roomshift.apply;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;

import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.apply.StopSignal.Stop;
import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Run;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import io.roomshift.simulator.Dials;
import io.roomshift.simulator.Quirk;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.SimulatorSeed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ApplyTests {

	private static final SimulatedRoom CLOSED = SimulatedRoom.of(4, "Board")
		.withPrivacy("private")
		.withArchived(true)
		.withTopic("Größe & Maße")
		.withOwner(3)
		.withDelegateAdminVisibility(false)
		.withMembers(Set.of(3L));

	private final ApplyFixture fixture;

	ApplyTests(@TempDir Path directory) {
		this.fixture = ApplyFixture.open(directory, SimulatedRoom.of(1, "One").withGuestAccessible(true),
				SimulatedRoom.of(2, "Two"), SimulatedRoom.of(3, "Three"), CLOSED, SimulatedRoom.of(5, "ops"));
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void carryOutWhenPlainRenameKeepsAllOtherFields() {
		Run run = this.fixture.plan(Entries.wish(2, 4, "Vorstand \u2615"));

		this.fixture.carryOut(run);

		SimulatedRoom room = this.fixture.simulator().room(4).orElseThrow();
		assertThat(room).usingRecursiveComparison()
			.ignoringFields("version")
			.isEqualTo(CLOSED.withName("Vorstand \u2615"));
		Entry entry = this.fixture.entry(run, 2);
		assertThat(entry.state()).isEqualTo(EntryState.DONE);
		assertThat(entry.outcome().httpStatus()).isEqualTo(204);
		assertThat(entry.outcome().attempts()).isEqualTo(1);
		assertThat(entry.knownBefore().topic()).isEqualTo("Größe & Maße");
		assertThat(this.fixture.told()).extracting(Entry::room, Entry::state)
			.containsExactly(tuple(entry.room(), EntryState.DONE));
		assertThat(this.fixture.hipChat().counts().total()).isEqualTo(2);
	}

	@Test
	void carryOutWhenChainMovesTheLastRoomFirst() {
		Run run = this.fixture.plan(Entries.wish(2, 1, "Two"), Entries.wish(3, 2, "Three"), Entries.wish(4, 3, "New"));

		this.fixture.carryOut(run);

		assertNames("Two", "Three", "New");
		assertOneUpdateEach(1, 2, 3);
	}

	@Test
	void carryOutWhenSwapParksOneRoom() {
		Run run = this.fixture.plan(Entries.wish(2, 1, "Two"), Entries.wish(3, 2, "One"));

		this.fixture.carryOut(run);

		assertNames("Two", "One", "Three");
		assertThat(this.fixture.effectiveUpdates(1)).hasSize(2);
		assertThat(this.fixture.effectiveUpdates(2)).hasSize(1);
		assertThat(this.fixture.told()).extracting(Entry::state).containsExactly(EntryState.DONE, EntryState.DONE);
	}

	@Test
	void carryOutWhenRingOfFourMovesAll() {
		Run run = this.fixture.plan(Entries.wish(2, 1, "Two"), Entries.wish(3, 2, "Three"), Entries.wish(4, 3, "Board"),
				Entries.wish(5, 4, "One"));

		this.fixture.carryOut(run);

		assertNames("Two", "Three", "Board", "One");
		assertThat(this.fixture.simulator().statistics().of("PUT")).isEqualTo(5);
	}

	@Test
	void carryOutWhenCaseChangesAndIsAllowedTakesOneUpdate() {
		Run run = this.fixture.plan(Entries.wish(2, 5, "Ops"));

		this.fixture.carryOut(run);

		assertThat(this.fixture.name(5)).isEqualTo("Ops");
		assertThat(this.fixture.simulator().statistics().of("PUT")).isEqualTo(1);
	}

	@Test
	void carryOutWhenCaseChangesAndIsRefusedParksFirst() {
		this.fixture.simulator().adjust((options) -> options.with(Quirk.CASE_ONLY_RENAME_REFUSED));
		Run run = this.fixture.plan(Entries.wish(2, 5, "Ops"));

		this.fixture.carryOut(run);

		assertThat(this.fixture.name(5)).isEqualTo("Ops");
		assertThat(this.fixture.effectiveUpdates(5)).hasSize(2);
		assertThat(this.fixture.entry(run, 2).knownBefore().name().value()).isEqualTo("ops");
	}

	@Test
	void carryOutWhenAnswerIsLostAsksAndDoesNotRepeat() {
		this.fixture.failFirstUpdates(1, Dials.none().withDrops(0, 0.3));
		Run run = this.fixture.plan(Entries.wish(2, 1, "New"));

		this.fixture.carryOut(run);

		assertThat(this.fixture.name(1)).isEqualTo("New");
		assertThat(this.fixture.simulator().journal().of("PUT", 1)).hasSize(1);
		assertThat(this.fixture.entry(run, 2).state()).isEqualTo(EntryState.DONE);
	}

	@Test
	void carryOutWhenUpdateIsLostRepeatsItOnce() {
		this.fixture.failFirstUpdates(1, Dials.none().withDrops(0.3, 0));
		Run run = this.fixture.plan(Entries.wish(2, 1, "New"));

		this.fixture.carryOut(run);

		assertThat(this.fixture.name(1)).isEqualTo("New");
		assertThat(this.fixture.simulator().statistics().of("PUT")).isEqualTo(2);
		assertThat(this.fixture.effectiveUpdates(1)).hasSize(1);
		assertThat(this.fixture.entry(run, 2).outcome().attempts()).isEqualTo(2);
	}

	@Test
	void carryOutWhenUpdatesAreAlwaysAnsweredWith503GivesUpAfterFive() {
		this.fixture.simulator().adjust((options) -> options.withDials(Dials.none().withErrors(1, 503).only("PUT")));
		Run run = this.fixture.plan(Entries.wish(2, 1, "New"));

		this.fixture.carryOut(run);

		Entry entry = this.fixture.entry(run, 2);
		assertThat(entry.state()).isEqualTo(EntryState.REFUSED);
		assertThat(entry.outcome().cause()).isEqualTo(Cause.UNAVAILABLE);
		assertThat(entry.outcome().detail())
			.isEqualTo("The update was sent 5 times, and HipChat did not apply it (status 503).");
		assertThat(this.fixture.simulator().statistics().of("PUT")).isEqualTo(5);

		this.fixture.simulator().adjust((options) -> options.withDials(Dials.none()));
		this.fixture.carryOut(run);
		assertThat(this.fixture.name(1)).isEqualTo("New");
	}

	@Test
	void carryOutWhenParkedRoomsAreAlwaysAnsweredWith503GivesEachUpAfterFive() {
		Run run = this.fixture.plan(Entries.wish(2, 1, "ONE"), Entries.wish(3, 2, "TWO"), Entries.wish(4, 3, "THREE"));
		List.of(2, 3, 4).forEach((line) -> park(this.fixture.entry(run, line)));
		this.fixture.simulator().adjust((options) -> options.withDials(Dials.none().withErrors(1, 503).only("PUT")));

		StopSignal signal = this.fixture.carryOut(run);

		assertThat(signal.stop()).hasValue(new Stop(Kind.SERVER, "HipChat takes no updates any more. "
				+ "The update was sent 5 times, and HipChat did not apply it (status 503)."));
		assertThat(LongStream.of(1, 2, 3).mapToObj((room) -> this.fixture.simulator().journal().of("PUT", room)))
			.allSatisfy((updates) -> assertThat(updates).hasSize(5));
		assertThat(this.fixture.ledger().entries(run).map(Entry::state)).containsOnly(EntryState.PARKED);
	}

	/**
	 * Puts the room on its temporary name, as an update before did.
	 */
	private void park(Entry entry) {
		RoomName parking = Objects.requireNonNull(entry.parking());
		Room before = this.fixture.hipChat().room(entry.room()).join();
		Entry sent = entry.sent(before, parking, Instant.EPOCH);
		this.fixture.simulator().change(entry.room().value(), (room) -> room.withName(parking.value()));
		this.fixture.ledger().ledger().record(sent).join();
		this.fixture.ledger().ledger().record(sent.parked(204, Instant.EPOCH)).join();
	}

	@Test
	void carryOutWhenRingIsAlwaysAnsweredWith503LeavesItForAnotherRun() {
		this.fixture.simulator().adjust((options) -> options.withDials(Dials.none().withErrors(1, 503).only("PUT")));
		Run run = this.fixture.plan(Entries.wish(2, 1, "Two"), Entries.wish(3, 2, "One"));
		this.fixture.carryOut(run);

		this.fixture.simulator().adjust((options) -> options.withDials(Dials.none()));
		this.fixture.carryOut(run);

		assertNames("Two", "One", "Three");
	}

	@Test
	void carryOutWhenRoomIsGoneSaysSo() {
		Run run = this.fixture.plan(Entries.wish(2, 1, "New"));
		this.fixture.simulator().delete(1);

		this.fixture.carryOut(run);

		Entry entry = this.fixture.entry(run, 2);
		assertThat(entry.outcome().cause()).isEqualTo(Cause.NOT_FOUND);
		assertThat(entry.outcome().httpStatus()).isEqualTo(404);
		assertThat(this.fixture.ledger().ledger().reopenable(run)).isFalse();
	}

	@Test
	void carryOutWhenNameIsTakenMeanwhileBlocksThoseThatWait() {
		Run run = this.fixture.plan(Entries.wish(2, 1, "Two"), Entries.wish(3, 2, "New"));
		this.fixture.simulator().change(3, (room) -> room.withName("new"));

		this.fixture.carryOut(run);

		assertNames("One", "Two", "new");
		assertThat(this.fixture.entry(run, 3).outcome().cause()).isEqualTo(Cause.NAME_TAKEN);
		assertThat(this.fixture.entry(run, 3).outcome().detail())
			.isEqualTo("Another room has that name ('Another room exists with that name.'). "
					+ "Choose another, or rename that room first.");
		assertThat(this.fixture.entry(run, 2).outcome().cause()).isEqualTo(Cause.WAITS_FOR_ANOTHER);
		assertThat(this.fixture.entry(run, 2).outcome().detail())
			.isEqualTo("Not tried: room 2 (line 3) comes first and was not renamed.");
	}

	@Test
	void carryOutWhenRoomWasRenamedMeanwhileLeavesIt() {
		Run run = this.fixture.plan(Entries.wish(2, 1, "New"));
		this.fixture.simulator().change(1, (room) -> room.withName("Somebody's"));

		this.fixture.carryOut(run);

		assertThat(this.fixture.name(1)).isEqualTo("Somebody's");
		assertThat(this.fixture.entry(run, 2).outcome().cause()).isEqualTo(Cause.CHANGED_MEANWHILE);
		assertThat(this.fixture.entry(run, 2).outcome().detail()).isEqualTo("The room was called 'One' and is now "
				+ "called 'Somebody's'. It was not touched again; it was to become 'New'.");
		assertThat(this.fixture.simulator().statistics().of("PUT")).isZero();
	}

	@Test
	void carryOutWhenRoomIsRightMeanwhileCostsNoUpdate() {
		Run run = this.fixture.plan(Entries.wish(2, 1, "New"));
		this.fixture.simulator().change(1, (room) -> room.withName("New"));

		this.fixture.carryOut(run);

		assertThat(this.fixture.entry(run, 2).state()).isEqualTo(EntryState.ALREADY);
		assertThat(this.fixture.simulator().statistics().of("PUT")).isZero();
	}

	@Test
	void carryOutWhenFieldsAreWishedChangesThemAlone() {
		FieldWishes fields = new FieldWishes("Topic", Privacy.PRIVATE, true, false, UserId.of(2));
		Run run = this.fixture.plan(Entries.wish(2, 1, "New", fields),
				Entries.wish(3, 2, "Two", new FieldWishes("Only this", null, null, null, null)));

		this.fixture.carryOut(run);

		SimulatedRoom room = this.fixture.simulator().room(1).orElseThrow();
		assertThat(List.of(room.name(), room.topic(), room.privacy(), room.archived(), room.guestAccessible(),
				room.owner()))
			.containsExactly("New", "Topic", "private", true, false, 2L);
		assertThat(this.fixture.simulator().room(2).orElseThrow().topic()).isEqualTo("Only this");
	}

	@Test
	void carryOutWhenFieldUpdateLosesItsAnswerIsSettledByTheFields() {
		this.fixture.failFirstUpdates(1, Dials.none().withDrops(0, 0.3));
		Run run = this.fixture.plan(Entries.wish(2, 2, "Two", new FieldWishes("New", null, null, null, null)));

		this.fixture.carryOut(run);

		assertThat(this.fixture.entry(run, 2).state()).isEqualTo(EntryState.DONE);
		assertThat(this.fixture.simulator().journal().of("PUT", 2)).hasSize(1);
	}

	@Test
	void carryOutWhenOwnerIsMissingNeedsOneFromTheRow() {
		this.fixture.simulator().adjust((options) -> options.with(Quirk.OWNER_NULL));
		FieldWishes owner = new FieldWishes(null, null, null, null, UserId.of(2));
		Run run = this.fixture.plan(Entries.wish(2, 4, "New"), Entries.wish(3, 3, "Third", owner));

		this.fixture.carryOut(run);

		assertThat(this.fixture.entry(run, 2).outcome().cause()).isEqualTo(Cause.NO_OWNER);
		assertThat(this.fixture.entry(run, 2).outcome().detail())
			.isEqualTo("HipChat's answer for the room names no owner, which an update must send.");
		assertThat(this.fixture.entry(run, 3).state()).isEqualTo(EntryState.DONE);
		assertThat(this.fixture.simulator().room(3).orElseThrow().owner()).isEqualTo(2);
	}

	@Test
	void carryOutWhenOwnerIsMissingInSwapParksWithTheOwnerOfTheRow() {
		this.fixture.simulator().adjust((options) -> options.with(Quirk.OWNER_NULL));
		FieldWishes owner = new FieldWishes(null, null, null, null, UserId.of(2));
		Run run = this.fixture.plan(Entries.wish(2, 1, "Two", owner), Entries.wish(3, 2, "One", owner));

		this.fixture.carryOut(run);

		assertNames("Two", "One", "Three");
	}

	@Test
	void carryOutWhenStoppedInMidRingIsResumed() {
		Run run = this.fixture.plan(Entries.wish(2, 1, "Two"), Entries.wish(3, 2, "Three"), Entries.wish(4, 3, "Board"),
				Entries.wish(5, 4, "One"));

		this.fixture.carryOut(run, this.fixture.ledger().ledger(),
				(signal) -> signal.request(Kind.INTERRUPTED, "Stopped by the test."));
		List<EntryState> stopped = this.fixture.ledger().entries(run).map(Entry::state).toList();
		this.fixture.carryOut(run);

		assertThat(stopped).containsExactly(EntryState.PARKED, EntryState.PLANNED, EntryState.PLANNED, EntryState.DONE);
		assertNames("Two", "Three", "Board", "One");
		assertThat(this.fixture.simulator().statistics().effective()).isEqualTo(5);
	}

	@Test
	void carryOutWhenTokenIsRevokedStopsAndLosesNothing() {
		Run run = this.fixture.plan(Entries.wish(2, 1, "Two"), Entries.wish(3, 2, "Three"), Entries.wish(4, 3, "New"));

		StopSignal signal = this.fixture.carryOut(run, this.fixture.ledger().ledger(),
				(stop) -> this.fixture.simulator().revoke(SimulatorSeed.ADMIN_TOKEN));

		assertThat(signal.stop()).map(Stop::kind).hasValue(Kind.CREDENTIALS);
		assertThat(this.fixture.ledger().entries(run).map(Entry::state)).containsExactly(EntryState.PLANNED,
				EntryState.PLANNED, EntryState.DONE);
	}

	@Test
	void carryOutWhenTopicHoldsNulSendsItBackAsItWas() {
		this.fixture.simulator().change(1, (room) -> room.withTopic("One\u0000"));
		Run run = this.fixture.plan(Entries.wish(2, 1, "New"));

		this.fixture.carryOut(run);

		assertThat(this.fixture.entry(run, 2).state()).isEqualTo(EntryState.DONE);
		assertThat(this.fixture.entry(run, 2).knownBefore().topic()).isEqualTo("One\u0000");
		assertThat(this.fixture.simulator().room(1).orElseThrow().topic()).isEqualTo("One\u0000");
	}

	@Test
	void carryOutWhenTopicHoldsHalfOfACharacterFailsThatRoomAlone() {
		Run run = this.fixture.plan(Entries.wish(2, 1, "New", new FieldWishes("One\uD83C", null, null, null, null)),
				Entries.wish(3, 2, "Second"));

		this.fixture.carryOut(run);

		assertThat(this.fixture.entry(run, 2).outcome().cause()).isEqualTo(Cause.UNREADABLE);
		assertThat(this.fixture.entry(run, 2).outcome().detail())
			.isEqualTo("The room's topic holds half of a character, U+D83C, which can't be sent back as it was.");
		assertThat(this.fixture.entry(run, 3).state()).isEqualTo(EntryState.DONE);
		assertThat(this.fixture.simulator().journal().of("PUT", 1)).isEmpty();
	}

	@Test
	void carryOutWhenServerIsDownStopsAndIsResumed() {
		Run run = this.fixture.plan(Entries.wish(2, 1, "First"), Entries.wish(3, 2, "Second"),
				Entries.wish(4, 3, "Third"), Entries.wish(5, 4, "Fourth"));
		this.fixture.simulator().adjust((options) -> options.withDials(Dials.none().withErrors(1, 503)));

		StopSignal signal = this.fixture.carryOut(run);
		this.fixture.simulator().adjust((options) -> options.withDials(Dials.none()));
		this.fixture.carryOut(run);

		assertThat(signal.stop()).map(Stop::kind).hasValue(Kind.SERVER);
		assertThat(signal.stop().map(Stop::reason).orElse("")).matches(
				"HipChat does not answer any more. GET /v2/room/[1-4]: HipChat is not available \\(status 503\\)\\. "
						+ "Look at the server and at the proxy before it\\.");
		assertNames("First", "Second", "Third", "Fourth");
	}

	private void assertNames(String... names) {
		for (int i = 0; i < names.length; i++) {
			assertThat(this.fixture.name(i + 1)).isEqualTo(names[i]);
		}
	}

	private void assertOneUpdateEach(long... rooms) {
		for (long room : rooms) {
			assertThat(this.fixture.effectiveUpdates(room)).hasSize(1);
		}
	}

}
