package io.roomshift.ledger;

import java.time.Instant;
import java.util.List;

import io.roomshift.ledger.Entry.Outcome;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class EntryTests {

	private static final Instant NOW = LedgerFixture.NOW;

	private static final Instant LATER = NOW.plusSeconds(5);

	private static final RoomName NEW = RoomName.of("New");

	private static final Room PRESENT = new Room(RoomId.of(5), RoomName.of("Old"), Privacy.PRIVATE, true, false, "T",
			null, null, "V1");

	private final Entry planned = LedgerFixture.planned(
			new Run(1, LedgerFixture.request(), RunState.RUNNING, NOW, null, "", Run.Calls.NONE, null), 2, 5, "Old",
			"New");

	@Test
	void sentWhenFirstKeepsTheBeforeImage() {
		Entry sent = this.planned.sent(PRESENT, NEW, NOW);

		assertThat(sent.state()).isEqualTo(EntryState.SENT);
		assertThat(sent.knownBefore()).isEqualTo(PRESENT);
		assertThat(sent.knownSentName()).isEqualTo(NEW);
		assertThat(sent.outcome()).isEqualTo(new Outcome(1, 0, null, "", NOW));
	}

	@Test
	void byWhenUpdateWasSentIsRememberedUntilTheNextOne() {
		Entry done = this.planned.sent(PRESENT, NEW, NOW).by("ab12cd").by(null).done(204, NOW).verified();

		assertThat(done.outcome().token()).isEqualTo("ab12cd");
		assertThat(done.sent(PRESENT, NEW, LATER).outcome().token()).isNull();
	}

	@Test
	void sentWhenRoomHasMovedKeepsTheFirstBeforeImage() {
		RoomName parking = RoomName.of("roomshift-1-5");
		Entry parked = this.planned.sent(PRESENT, parking, NOW).parked(204, NOW);

		Entry sent = parked.sent(PRESENT.named(parking), NEW, LATER);

		assertThat(sent.knownBefore()).isEqualTo(PRESENT);
		assertThat(sent.outcome().attempts()).isEqualTo(2);
	}

	@Test
	void sentWhenTriedAgainTakesTheRoomAsItIsThen() {
		Room changed = PRESENT.named(RoomName.of("OLD"));

		Entry sent = this.planned.sent(PRESENT, NEW, NOW).notApplied(NOW).sent(changed, NEW, LATER);

		assertThat(sent.knownBefore()).isEqualTo(changed);
	}

	@Test
	void sentWhenLedBackKeepsTheReason() {
		Entry stuck = this.planned.sent(PRESENT, NEW, NOW).stuck(Cause.NAME_TAKEN, 400, "Taken.", NOW);

		Entry back = stuck.sent(PRESENT, RoomName.of("Old"), LATER).rolledBack(Cause.NAME_TAKEN, 204, "Taken.", LATER);

		assertThat(stuck.setback()).isEqualTo(Cause.NAME_TAKEN);
		assertThat(back.outcome()).isEqualTo(new Outcome(2, 204, Cause.NAME_TAKEN, "Taken.", LATER));
	}

	@Test
	void unknownWhenLedBackKeepsTheReason() {
		Entry stuck = this.planned.sent(PRESENT, NEW, NOW).stuck(Cause.NAME_TAKEN, 400, "Taken.", NOW);

		assertThat(stuck.sent(PRESENT, NEW, NOW).unknown(0, "Lost.", LATER).setback()).isEqualTo(Cause.NAME_TAKEN);
		Entry unknown = this.planned.sent(PRESENT, NEW, NOW).unknown(0, "Lost.", LATER);
		assertThat(unknown.setback()).isNull();
		assertThat(unknown.outcome()).isEqualTo(new Outcome(1, 0, Cause.UNKNOWN_OUTCOME, "Lost.", LATER));
	}

	@Test
	void verifiedWhenDriftedBeforeForgetsWhy() {
		Entry drifted = this.planned.sent(PRESENT, NEW, NOW).done(204, NOW).drifted(Cause.DRIFTED_FIELDS, "Topic.");

		assertThat(drifted.outcome()).isEqualTo(new Outcome(1, 204, Cause.DRIFTED_FIELDS, "Topic.", NOW));
		assertThat(drifted.verified().outcome()).isEqualTo(new Outcome(1, 204, null, "", NOW));
	}

	@Test
	void reopenedWhenRefusedForgetsWhy() {
		Entry refused = this.planned.sent(PRESENT, NEW, NOW).refused(Cause.UNAVAILABLE, 503, "Down.", NOW);

		assertThat(refused.reopened().state()).isEqualTo(EntryState.PLANNED);
		assertThat(refused.reopened().outcome()).isEqualTo(new Outcome(1, 0, null, "", NOW));
	}

	@Test
	void moveWhenIllegalThrows() {
		Entry done = this.planned.sent(PRESENT, NEW, NOW).done(204, NOW);

		assertThatIllegalStateException().isThrownBy(() -> done.already(NOW))
			.withMessage("Room 5 can't go from DONE to ALREADY");
		assertThatIllegalStateException().isThrownBy(this.planned::verified)
			.withMessage("Room 5 can't go from PLANNED to VERIFIED");
	}

	@Test
	void knownWhenUnknownThrows() {
		Entry unseen = new Entry(1, this.planned.wish(), Entry.Place.NONE, null, null, EntryState.SKIPPED, null, null,
				Outcome.NONE);

		List.<Runnable>of(unseen::knownOldName, unseen::knownBefore, unseen::knownSentName)
			.forEach((known) -> assertThatIllegalStateException().isThrownBy(known::run)
				.withMessageStartingWith("Room 5 "));
	}

}
