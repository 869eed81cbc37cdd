package io.roomshift.apply;

import java.nio.file.Path;
import java.util.List;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Run;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.simulator.Quirk;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import io.roomshift.simulator.SimulatorSeed.Token;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Rings of which a member can't move.
 */
class RingTests {

	private static final FieldWishes TOPIC = new FieldWishes("Wished", null, null, null, null);

	private static final List<SimulatedRoom> ROOMS = List.of(SimulatedRoom.of(1, "One").withOwner(2),
			SimulatedRoom.of(2, "Two").withOwner(3), SimulatedRoom.of(3, "Three").withOwner(4),
			SimulatedRoom.of(4, "Four"));

	private static final Wish[] RING = { Entries.wish(2, 1, "Two"), Entries.wish(3, 2, "Three"),
			Entries.wish(4, 3, "One", TOPIC) };

	private final Path directory;

	private @Nullable ApplyFixture opened;

	RingTests(@TempDir Path directory) {
		this.directory = directory;
	}

	private ApplyFixture open(Long... administers) {
		SimulatorSeed seed = SimulatorSeed.of(ROOMS)
			.withTokens(Token.admin(SimulatorSeed.ADMIN_TOKEN, 1).administering(administers));
		ApplyFixture fixture = ApplyFixture.open(this.directory, SimulatorOptions.defaults().withSeed(seed));
		this.opened = fixture;
		return fixture;
	}

	@AfterEach
	void close() {
		if (this.opened != null) {
			this.opened.close();
		}
	}

	@Test
	void carryOutWhenLastMemberIsForbiddenLeadsAllBack() {
		ApplyFixture fixture = open(1L, 3L);
		Run run = fixture.plan(RING);

		fixture.carryOut(run);

		assertAsBefore(fixture);
		assertThat(fixture.ledger().entries(run)).extracting(Entry::state, (entry) -> entry.outcome().cause())
			.containsExactly(tuple(EntryState.UNDONE, Cause.ROLLED_BACK), tuple(EntryState.REFUSED, Cause.NOT_ALLOWED),
					tuple(EntryState.UNDONE, Cause.ROLLED_BACK));
		assertThat(fixture.entry(run, 2).outcome().detail())
			.isEqualTo("The room has its old name 'One' again, because another room of its ring could not be renamed.");
		assertThat(fixture.ledger().ledger().reopenable(run)).isFalse();
		assertThat(fixture.ledger().ledger().openChains(run, 0, 10)).isEmpty();
	}

	@Test
	void carryOutWhenParkedMemberIsForbiddenBlocksTheOthers() {
		ApplyFixture fixture = open(2L, 3L);
		Run run = fixture.plan(RING);

		fixture.carryOut(run);

		assertAsBefore(fixture);
		assertThat(fixture.simulator().statistics().effective()).isZero();
		assertThat(fixture.ledger().entries(run)).extracting((entry) -> entry.outcome().cause())
			.containsExactly(Cause.NOT_ALLOWED, Cause.WAITS_FOR_ANOTHER, Cause.WAITS_FOR_ANOTHER);
	}

	@Test
	void carryOutWhenRoomsCantBeLedBackLeavesThemAndSaysWhereTheParkedOneIs() {
		ApplyFixture fixture = open(1L, 2L, 3L, 4L);
		Run run = fixture.plan(RING);
		fixture.carryOutUntilDeath(run, 6, true);
		fixture.simulator().change(4, (room) -> room.withName("Two"));

		fixture.carryOut(run);

		assertThat(fixture.ledger().entries(run)).extracting(Entry::state, (entry) -> entry.outcome().cause())
			.containsExactly(tuple(EntryState.REFUSED, Cause.LEFT_PARKED), tuple(EntryState.DONE, Cause.NAME_TAKEN),
					tuple(EntryState.DONE, Cause.NAME_TAKEN));
		assertThat(fixture.simulator().rooms()).extracting(SimulatedRoom::name)
			.containsExactly("roomshift-1-1", "Three", "One", "Two");
		assertThat(fixture.entry(run, 2).outcome().detail()).isEqualTo("The room still has its temporary name "
				+ "'roomshift-1-1', for it could get neither its new name nor its old name 'One'. "
				+ "Another room has that name ('Another room exists with that name.'). "
				+ "Choose another, or rename that room first.");
		assertThat(fixture.ledger().ledger().openChains(run, 0, 10)).isEmpty();
		assertThat(fixture.ledger().ledger().reopenable(run)).isFalse();
	}

	@Test
	void carryOutWhenOwnersVanishInMidRingSaysWhereTheRoomIs() {
		ApplyFixture fixture = open(1L, 2L, 3L);
		Run run = fixture.plan(RING);
		fixture.carryOutUntilDeath(run, 2, true);
		fixture.simulator().adjust((options) -> options.with(Quirk.OWNER_NULL));

		fixture.carryOut(run);

		assertThat(fixture.name(1)).isEqualTo("roomshift-1-1");
		assertThat(fixture.entry(run, 2).outcome().cause()).isEqualTo(Cause.LEFT_PARKED);
		assertThat(fixture.entry(run, 2).outcome().detail()).isEqualTo("The room still has its temporary name "
				+ "'roomshift-1-1', for it could get neither its new name nor its old name 'One'. "
				+ "HipChat's answer for the room names no owner, which an update must send.");
	}

	@Test
	void carryOutWhenRingWasVerifiedInBetweenIsLedBackAllTheSame() {
		ApplyFixture fixture = open(1L, 3L);
		Run run = fixture.plan(RING);
		fixture.carryOutUntilDeath(run, 4, true);
		fixture.ledger().ledger().record(fixture.entry(run, 4).verified()).join();

		fixture.carryOut(run);

		assertAsBefore(fixture);
	}

	@Test
	void carryOutWhenParkedRoomIsDeletedLeadsTheOthersBack() {
		ApplyFixture fixture = open(1L, 2L, 3L);
		Run run = fixture.plan(RING);
		fixture.carryOutUntilDeath(run, 4, true);
		fixture.simulator().delete(1);

		fixture.carryOut(run);

		assertThat(fixture.simulator().rooms()).extracting(SimulatedRoom::name).containsExactly("Two", "Three", "Four");
		assertThat(fixture.entry(run, 2).outcome().cause()).isEqualTo(Cause.NOT_FOUND);
	}

	@Test
	void carryOutWhenRoomInDoubtIsDeletedSaysSo() {
		ApplyFixture fixture = open(1L, 2L, 3L);
		Run run = fixture.plan(Entries.wish(2, 1, "New"));
		fixture.carryOutUntilDeath(run, 1, true);
		fixture.simulator().delete(1);

		fixture.carryOut(run);

		assertThat(fixture.entry(run, 2).outcome().cause()).isEqualTo(Cause.NOT_FOUND);
		assertThat(fixture.entry(run, 2).outcome().detail()).isEqualTo(
				"An update to 'New' was sent and nobody can tell what became of it: HipChat has no such room, or "
						+ "hides it from this token ('Room 1 not found'). Look at the room id.");
	}

	private static void assertAsBefore(ApplyFixture fixture) {
		assertThat(fixture.simulator().rooms()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("version")
			.isEqualTo(ROOMS);
	}

}
