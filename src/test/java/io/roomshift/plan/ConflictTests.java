package io.roomshift.plan;

import io.roomshift.plan.Conflict.NameHeld;
import io.roomshift.plan.Conflict.NameHeldByArchived;
import io.roomshift.plan.Conflict.NameNotExpected;
import io.roomshift.plan.Conflict.RoomMissing;
import io.roomshift.plan.Conflict.SameName;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConflictTests {

	private static final Wish WISH = new Wish(14, RoomId.of(12), RoomName.of("Ops"), RoomName.of("Operations"),
			FieldWishes.NONE);

	@Test
	void sameNameNamesBothLinesAndRooms() {
		Wish other = new Wish(3, RoomId.of(15), RoomName.of("OPS"), null, FieldWishes.NONE);
		Conflict conflict = new SameName(WISH, other);

		assertThat(conflict.code()).isEqualTo("same-name");
		assertThat(conflict.blocking()).isTrue();
		assertThat(conflict.explain()).isEqualTo("Room 12 can't be called 'Ops': line 3 asks for 'OPS' for room 15,"
				+ " and to HipChat that is one name.");
		assertThat(conflict.tip()).isEqualTo("Change new_name on line 14 or on line 3.");
	}

	@Test
	void nameHeldNamesTheHolder() {
		Conflict conflict = new NameHeld(WISH, new KnownRoom(RoomId.of(15), RoomName.of("ops"), false));

		assertThat(conflict.code()).isEqualTo("name-held");
		assertThat(conflict.blocking()).isTrue();
		assertThat(conflict.explain())
			.isEqualTo("Room 12 can't be called 'Ops': room 15 is called 'ops' and keeps that name.");
		assertThat(conflict.tip()).isEqualTo("Change new_name on line 14, or have room 15 renamed in the same mapping,"
				+ " by a row without a conflict of its own.");
	}

	@Test
	void nameHeldByArchivedSaysThatItIsArchived() {
		Conflict conflict = new NameHeldByArchived(WISH, new KnownRoom(RoomId.of(15), RoomName.of("ops"), true));

		assertThat(conflict.code()).isEqualTo("name-held-by-archived");
		assertThat(conflict.blocking()).isTrue();
		assertThat(conflict.explain()).isEqualTo("Room 12 can't be called 'Ops': the archived room 15 is called 'ops',"
				+ " and an archived room keeps its name.");
		assertThat(conflict.tip()).isEqualTo("Change new_name on line 14, or have the archived room 15 renamed in the"
				+ " same mapping, by a row without a conflict of its own.");
	}

	@Test
	void roomMissingNamesTheRoom() {
		Conflict conflict = new RoomMissing(WISH);

		assertThat(conflict.code()).isEqualTo("room-missing");
		assertThat(conflict.blocking()).isTrue();
		assertThat(conflict.explain()).isEqualTo("Room 12 does not exist, or the token can't see it.");
		assertThat(conflict.tip()).isEqualTo("Correct room_id on line 14, delete the row,"
				+ " or use the token of an administrator who sees the room.");
	}

	@Test
	void nameNotExpectedNamesBothAndDoesNotBlock() {
		Conflict conflict = new NameNotExpected(WISH, RoomName.of("Dev"));

		assertThat(conflict.code()).isEqualTo("name-not-expected");
		assertThat(conflict.blocking()).isFalse();
		assertThat(conflict.explain()).isEqualTo("Room 12 is called 'Dev', not 'Operations' as its row expects.");
		assertThat(conflict.tip()).isEqualTo("If the room is to be renamed all the same, put its present name in"
				+ " expected_name on line 14 or leave that cell empty.");
	}

	@Test
	void explainWhenANameIsHostileShowsItsCodes() {
		Conflict conflict = new NameHeld(WISH, new KnownRoom(RoomId.of(15), RoomName.of("\u202Eops\u001B[2J"), false));

		assertThat(conflict.explain())
			.isEqualTo("Room 12 can't be called 'Ops': room 15 is called '\\u202Eops\\u001B[2J' and keeps that name.");
	}

}
