package io.roomshift.undo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UndoTests {

	private static final Instant NOW = LedgerFixture.NOW;

	private final LedgerFixture ledger;

	private final Undo undo;

	UndoTests(@TempDir Path directory) {
		this.ledger = LedgerFixture.open(directory);
		this.undo = new Undo(this.ledger.ledger());
	}

	@AfterEach
	void close() {
		this.ledger.close();
	}

	@Test
	void wishesWhenRoomsWereRenamedAreTheirOldNamesAndExpectTheNewOnes() {
		Run run = run(2);
		record(sent(run, 2).done(204, NOW).verified());
		record(sent(run, 3).done(204, NOW));

		assertThat(this.undo.wishes(run)).containsExactly(wish(2, "Old 2", "New 2"), wish(3, "Old 3", "New 3"));
	}

	@Test
	void wishesWhenNothingWasSentForARoomLeaveItOut() {
		Run run = run(3);
		record(planned(run, 2).already(null));
		record(planned(run, 3).refused(Cause.NOT_ALLOWED, 403, "No.", NOW));

		assertThat(this.undo.wishes(run)).isEmpty();
	}

	@Test
	void wishesWhenAnUpdateIsInDoubtExpectTheNameThatWasSent() {
		Run run = run(2);
		record(sent(run, 2));
		record(sent(run, 3).unknown(0, "No answer.", NOW));

		assertThat(this.undo.wishes(run)).containsExactly(wish(2, "Old 2", "New 2"), wish(3, "Old 3", "New 3"));
	}

	@Test
	void wishesWhenARoomWaitsOnATemporaryNameExpectThatOne() {
		Run run = run(1);
		Entry planned = planned(run, 2);
		record(planned.sent(room(planned), RoomName.of("roomshift-1-2"), NOW).parked(204, NOW));

		assertThat(this.undo.wishes(run)).containsExactly(wish(2, "Old 2", "roomshift-1-2"));
	}

	@Test
	void wishesWhenOtherFieldsWereChangedGiveThoseBackAndNoOthers() {
		Run run = this.ledger.run();
		FieldWishes changed = new FieldWishes("new topic", null, true, null, UserId.of(9));
		Entry planned = LedgerFixture.planned(run, 2, 2, "Old 2", "New 2");
		Entry entry = new Entry(run.id(), new Wish(2, planned.room(), planned.newName(), null, changed),
				planned.place(), planned.oldName(), null, planned.state(), null, null, planned.outcome());
		Run begun = this.ledger.plan(run, List.of(entry));
		record(entry.sent(room(entry), entry.newName(), NOW).done(204, NOW));

		assertThat(this.undo.wishes(begun)).singleElement()
			.extracting(Wish::fields)
			.isEqualTo(new FieldWishes("", null, false, null, UserId.of(1)));
	}

	@Test
	void wishesWhenARowWasGivenBackLeaveItOut() {
		Run run = run(2);
		record(sent(run, 2).done(204, NOW));
		record(sent(run, 3).done(204, NOW));
		Run undoing = undoing(run, 2);

		int marked = this.ledger.ledger().undone(undoing);

		assertThat(marked).isEqualTo(1);
		assertThat(this.ledger.ledger().reportsDue(run)).isTrue();
		assertThat(this.ledger.ledger().undone(undoing)).isZero();
		assertThat(this.undo.wishes(run)).containsExactly(wish(3, "Old 3", "New 3"));
		assertThat(this.ledger.entry(run, 2).outcome().detail()).isEqualTo("Run " + undoing.id() + " gave it back.");
	}

	@Test
	void lastWhenNothingWasChangedIsRefused() {
		run(1);

		assertThatExceptionOfType(UndoException.class).isThrownBy(this.undo::last)
			.withMessage("No run has changed a room yet, so there is nothing to undo.");
	}

	@Test
	void lastWhenLaterRunsChangedNothingIsTheOneThatDid() {
		Run changed = run(1);
		record(sent(changed, 2).done(204, NOW));
		run(1);

		assertThat(this.undo.last().id()).isEqualTo(changed.id());
	}

	@Test
	void lastWhenAnUndoWasCutOffIsWhatThatOneUndoes() {
		Run first = run(1);
		record(sent(first, 2).done(204, NOW));
		Run second = run(1);
		record(sent(second, 2).done(204, NOW));
		Run undoing = undoing(first, 2);

		assertThat(this.undo.last().id()).isEqualTo(first.id());
		this.ledger.ledger().end(undoing, RunState.COMPLETED, "", Run.Calls.NONE);
		assertThat(this.undo.last().id()).isEqualTo(second.id());
	}

	@Test
	void undoingWhenTheUndoWasUndoneIsNoLongerTold() {
		Run run = run(1);
		record(sent(run, 2).done(204, NOW));
		Run undoing = undoing(run, 2);
		assertThat(this.undo.undoing(this.undo.run(run.id()))).map(Run::id).contains(undoing.id());

		undoing(undoing, 2);

		assertThat(this.undo.undoing(this.undo.run(run.id()))).isEmpty();
	}

	@Test
	void runWhenThereIsNoneOfThatNumberIsRefused() {
		assertThatExceptionOfType(UndoException.class).isThrownBy(() -> this.undo.run(7))
			.withMessage("There is no run 7; 'status' lists those there are.");
	}

	/**
	 * A run with rooms 2, 3 and so on, on lines of the same numbers.
	 */
	private Run run(int rooms) {
		Run run = this.ledger.run();
		return this.ledger.plan(run, IntStream.range(2, 2 + rooms).mapToObj((line) -> planned(run, line)).toList());
	}

	/**
	 * A run that gave the room on that line back.
	 */
	private Run undoing(Run undone, int line) {
		Run.Request request = new Run.Request("f".repeat(64), "undo", "rooms.csv", "https://chat.example.com",
				"room_id,new_name", ',', Path.of("reports"), undone.id());
		Run opened = this.ledger.ledger().open(request);
		Run undoing = this.ledger.plan(opened, List.of(planned(opened, line)));
		record(sent(undoing, line).done(204, NOW));
		return undoing;
	}

	private void record(Entry entry) {
		this.ledger.ledger().record(entry).join();
	}

	private static Entry planned(Run run, int line) {
		return LedgerFixture.planned(run, line, line, "Old " + line, "New " + line);
	}

	private static Entry sent(Run run, int line) {
		Entry planned = planned(run, line);
		return planned.sent(room(planned), planned.newName(), NOW);
	}

	private static Room room(Entry entry) {
		return new Room(entry.room(), entry.knownOldName(), Privacy.PUBLIC, false, false, "", UserId.of(1), null, null);
	}

	private static Wish wish(int line, String newName, String expected) {
		return new Wish(line, RoomId.of(line), RoomName.of(newName), RoomName.of(expected), FieldWishes.NONE);
	}

}
