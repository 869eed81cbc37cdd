package io.roomshift.apply;

import java.time.Instant;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Entry.Outcome;
import io.roomshift.ledger.Entry.Place;
import io.roomshift.ledger.EntryState;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SettlementTests {

	private static final Instant NOW = Instant.parse("2018-11-05T10:00:01Z");

	private static final Room ROOM = new Room(RoomId.of(5), RoomName.of("Old"), Privacy.PRIVATE, false, false, "Topic",
			UserId.of(1), null, null);

	@ParameterizedTest
	@CsvSource({ "New, , Old, PLANNED", "New, , New, DONE", "New, , Other, REFUSED", "New, , new, REFUSED",
			"Park, , Old, PLANNED", "Park, , Park, PARKED", "Park, , New, DONE", "New, , Park, PARKED",
			"Old, NAME_TAKEN, Old, UNDONE", "Old, NAME_TAKEN, Park, PARKED", "Old, , New, DONE", "Old, , Old, UNDONE",
			"New, UNKNOWN_OUTCOME, Park, PARKED", "New, UNKNOWN_OUTCOME, Old, PLANNED" })
	void settleWhenRoomHasANameDecides(String sent, @Nullable Cause cause, String present, EntryState expected) {
		Entry entry = entry("New", "Old", sent, cause, FieldWishes.NONE);

		Entry settled = Settlement.settle(entry, ROOM.named(RoomName.of(present)), NOW);

		assertThat(settled.state()).isEqualTo(expected);
		boolean reasonStays = cause == Cause.NAME_TAKEN;
		assertThat(settled.setback() == Cause.NAME_TAKEN).isEqualTo(reasonStays);
	}

	@ParameterizedTest
	@CsvSource({ "Wished, DONE", "Topic, PLANNED" })
	void settleWhenFieldsAloneChangeDecidesByThem(String topic, EntryState expected) {
		FieldWishes fields = new FieldWishes("Wished", null, null, null, null);
		Entry entry = entry("Old", "Old", "Old", null, fields);
		Room present = new FieldWishes(topic, null, null, null, null).applyTo(ROOM);

		assertThat(Settlement.settle(entry, present, NOW).state()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "Caf\u00e9, DONE", "Cafe\u0301, PLANNED" })
	void settleWhenNamesLookTheSameDecidesByTheirSpelling(String present, EntryState expected) {
		Entry entry = entry("Caf\u00e9", "Cafe\u0301", "Caf\u00e9", null, FieldWishes.NONE);

		assertThat(Settlement.settle(entry, ROOM.named(RoomName.of(present)), NOW).state()).isEqualTo(expected);
	}

	@Test
	void settleWhenSomebodyRenamedTheRoomSaysSo() {
		Entry settled = Settlement.settle(entry("New", "Old", "New", null, FieldWishes.NONE),
				ROOM.named(RoomName.of("Other")), NOW);

		assertThat(settled.outcome().cause()).isEqualTo(Cause.CHANGED_MEANWHILE);
		assertThat(settled.outcome().detail()).isEqualTo(
				"The room was called 'Old' and is now called 'Other'. It was not touched again; it was to become 'New'.");
	}

	private static Entry entry(String newName, String oldName, String sent, @Nullable Cause cause, FieldWishes fields) {
		Wish wish = new Wish(2, ROOM.id(), RoomName.of(newName), null, fields);
		return new Entry(1, wish, new Place(1, 0, false), RoomName.of(oldName), RoomName.of("Park"), EntryState.SENT,
				RoomName.of(sent), ROOM.named(RoomName.of(oldName)), new Outcome(1, 0, cause, "Why.", NOW));
	}

}
