package io.roomshift.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

import io.roomshift.apply.ApplyFixture;
import io.roomshift.apply.Entries;
import io.roomshift.hipchat.RoomFetch;
import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.Privacy;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.Quirk;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import io.roomshift.simulator.SimulatorSeed.Token;
import io.roomshift.verify.Audit.Finding;
import io.roomshift.verify.Audit.Findings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class VerifyTests {

	private static final FieldWishes PRIVATE = new FieldWishes("Wished", Privacy.PRIVATE, null, null, null);

	private static final Wish[] WISHES = { Entries.wish(2, 1, "First"), Entries.wish(3, 2, "Second", PRIVATE),
			Entries.wish(4, 3, "Three") };

	private final Path directory;

	private @Nullable ApplyFixture opened;

	VerifyTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@AfterEach
	void close() {
		if (this.opened != null) {
			this.opened.close();
		}
	}

	@Test
	void verifyWhenAllIsAsPlannedSaysSo() {
		ApplyFixture fixture = open();
		Run run = carriedOut(fixture);

		verify(fixture, run);

		assertThat(fixture.ledger().entries(run)).extracting(Entry::state)
			.containsExactly(EntryState.VERIFIED, EntryState.VERIFIED, EntryState.ALREADY);
		Tally tally = fixture.ledger().ledger().tally(run);
		assertThat(tally.asPlanned()).isEqualTo(3);
		assertThat(gets(fixture)).isEqualTo(1);
	}

	@Test
	void verifyWhenFieldsWereChangedTellsBeforeAndAfter() {
		ApplyFixture fixture = open();
		Run run = carriedOut(fixture);
		fixture.simulator().change(1, (room) -> room.withTopic("Hacked\u202E").withOwner(2).withArchived(true));

		verify(fixture, run);

		Entry entry = fixture.ledger().entry(run, 2);
		assertThat(entry.state()).isEqualTo(EntryState.DRIFTED);
		assertThat(entry.outcome().cause()).isEqualTo(Cause.DRIFTED_FIELDS);
		assertThat(entry.outcome().detail()).isEqualTo("is_archived should be 'false' and is 'true'; "
				+ "topic should be '' and is 'Hacked\\u202E'; owner should be '1' and is '2'.");

		fixture.simulator().change(1, (room) -> room.withTopic("").withOwner(1).withArchived(false));
		verify(fixture, run);
		assertThat(fixture.ledger().entry(run, 2).state()).isEqualTo(EntryState.VERIFIED);
		assertThat(fixture.ledger().entry(run, 2).outcome().detail()).isEmpty();
	}

	@Test
	void verifyWhenNamesWereChangedTellsThem() {
		ApplyFixture fixture = open();
		Run run = carriedOut(fixture);
		fixture.simulator().change(1, (room) -> room.withName("first"));
		fixture.simulator().change(3, (room) -> room.withName("Third"));

		verify(fixture, run);
		verify(fixture, run);

		assertThat(fixture.ledger().entries(run)).extracting((entry) -> entry.outcome().detail())
			.containsExactly("name should be 'First' and is 'first'.", "", "name should be 'Three' and is 'Third'.");
		assertThat(fixture.ledger().ledger().tally(run).renamed()).isEqualTo(1);
		assertThat(fixture.ledger().ledger().written("https://chat.example.com")).hasSize(2);

		fixture.simulator().change(3, (room) -> room.withName("Three"));
		verify(fixture, run);
		assertThat(fixture.ledger().entry(run, 4).state()).isEqualTo(EntryState.ALREADY);
	}

	@Test
	void verifyWhenRoomsAreDeletedSaysSo() {
		ApplyFixture fixture = open();
		Run run = carriedOut(fixture);
		LongStream.rangeClosed(1, 3).forEach(fixture.simulator()::delete);

		verify(fixture, run);

		assertThat(fixture.ledger().entries(run))
			.extracting(Entry::state, (entry) -> entry.outcome().cause(), (entry) -> entry.outcome().detail())
			.containsOnly(tuple(EntryState.DRIFTED, Cause.DRIFTED_NAME, "The room is not to be seen any more."));
	}

	@Test
	void verifyWhenListShowsNoDetailsFetchesRoomsOneByOne() {
		ApplyFixture fixture = open();
		Run run = carriedOut(fixture);
		fixture.simulator().adjust((options) -> options.with(Quirk.EXPAND_IGNORED));

		verify(fixture, run);

		assertThat(fixture.ledger().ledger().tally(run).asPlanned()).isEqualTo(3);
		assertThat(gets(fixture)).isEqualTo(4);
	}

	@Test
	void verifyWhenRingWasLedBackHoldsTheRoomsToWhatTheyWere() {
		SimulatorSeed seed = SimulatorSeed
			.of(List.of(SimulatedRoom.of(1, "One"), SimulatedRoom.of(2, "Two").withOwner(3),
					SimulatedRoom.of(3, "Three")))
			.withTokens(Token.admin(SimulatorSeed.ADMIN_TOKEN, 1).administering(1L, 3L));
		ApplyFixture fixture = ApplyFixture.open(this.directory, SimulatorOptions.defaults().withSeed(seed));
		this.opened = fixture;
		Run run = fixture.plan(Entries.wish(2, 1, "Two"), Entries.wish(3, 2, "Three"), Entries.wish(4, 3, "One"));
		fixture.carryOut(run);

		verify(fixture, run);
		assertThat(fixture.ledger().ledger().tally(run).differing()).isZero();
		assertThat(fixture.ledger().entry(run, 2).outcome().cause()).isEqualTo(Cause.ROLLED_BACK);

		fixture.simulator().change(1, (room) -> room.withTopic("Hacked"));
		verify(fixture, run);
		Entry changed = fixture.ledger().entry(run, 2);
		assertThat(changed.outcome().detail()).isEqualTo("The room was to be as before, because its ring was led "
				+ "back: topic should be '' and is 'Hacked'.");
		assertThat(List.of(changed.state(), changed.standing(), Objects.requireNonNull(changed.outcome().cause())))
			.containsExactly(EntryState.UNDONE, EntryState.Standing.FAILED, Cause.DRIFTED_FIELDS);
		assertThat(fixture.ledger().ledger().tally(run).differing()).isEqualTo(1);

		fixture.simulator().change(1, (room) -> room.withTopic(""));
		verify(fixture, run);
		assertThat(fixture.ledger().entry(run, 2).outcome().cause()).isEqualTo(Cause.ROLLED_BACK);
		fixture.simulator().delete(1);
		verify(fixture, run);
		assertThat(fixture.ledger().entry(run, 2).outcome().detail()).isEqualTo("The room is not to be seen any more.");
	}

	@Test
	void auditWhenNothingDiffersFindsNothing() {
		ApplyFixture fixture = open();
		carriedOut(fixture);

		Findings findings = audit(fixture);

		assertThat(findings).isEqualTo(new Findings(3, List.of()));
	}

	@Test
	void auditWhenRoomsDifferTellsEachDifference() {
		ApplyFixture fixture = open();
		carriedOut(fixture);
		fixture.simulator().change(1, (room) -> room.withTopic("Hacked"));
		fixture.simulator().change(2, (room) -> room.withPrivacy("public"));
		fixture.simulator().delete(3);

		Findings findings = audit(fixture);

		assertThat(findings.asPlanned()).isZero();
		assertThat(findings.differing())
			.extracting((finding) -> finding.wish().line(), Finding::newName,
					(finding) -> finding.differences().toString())
			.containsExactly(tuple(2, WISHES[0].newName(), "[topic should be '' and is 'Hacked']"),
					tuple(3, WISHES[1].newName(), "[privacy should be 'private' and is 'public']"),
					tuple(4, WISHES[2].newName(),
							"[should be called 'Three', but there is no such room, or the token can't see it]"));
	}

	@Test
	void auditWhenNeverCarriedOutComparesWithTheWishesAlone() {
		ApplyFixture fixture = open();

		Findings findings = audit(fixture);

		assertThat(findings.asPlanned()).isEqualTo(1);
		assertThat(findings.differing()).extracting((finding) -> finding.differences().toString())
			.containsExactly("[name should be 'First' and is 'One']", "[name should be 'Second' and is 'Two', "
					+ "privacy should be 'private' and is 'public', topic should be 'Wished' and is '']");
		assertThat(fixture.simulator().statistics().of("PUT")).isZero();
	}

	private ApplyFixture open() {
		ApplyFixture fixture = ApplyFixture.open(this.directory, SimulatedRoom.of(1, "One"), SimulatedRoom.of(2, "Two"),
				SimulatedRoom.of(3, "Three"));
		this.opened = fixture;
		return fixture;
	}

	/**
	 * A run that was carried out, with the calls forgotten.
	 */
	private static Run carriedOut(ApplyFixture fixture) {
		Run run = fixture.plan(WISHES);
		fixture.carryOut(run);
		fixture.simulator().journal().clear();
		return run;
	}

	private static void verify(ApplyFixture fixture, Run run) {
		new Verify(fixture.hipChat(), new RoomFetch(fixture.hipChat(), 8), fixture.ledger().ledger()).verify(run);
	}

	private static Findings audit(ApplyFixture fixture) {
		return new Audit(fixture.hipChat(), new RoomFetch(fixture.hipChat(), 8), fixture.ledger().ledger())
			.audit(List.of(WISHES), "https://chat.example.com");
	}

	private static int gets(ApplyFixture fixture) {
		List<Journal.Entry> gets = fixture.simulator().journal().entries((entry) -> entry.method().equals("GET"));
		return gets.size();
	}

}
