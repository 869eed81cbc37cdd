package io.roomshift.ledger;

import java.util.List;

import io.roomshift.ledger.Entry.Outcome;
import io.roomshift.ledger.Entry.Place;
import io.roomshift.ledger.EntryState.Standing;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StandingTests {

	@ParameterizedTest
	@CsvSource({ "PLANNED,,pending", "PLANNED,UNAVAILABLE,pending", "SENT,,pending", "PARKED,,pending",
			"PARKED,NAME_TAKEN,pending", "DONE,,renamed", "VERIFIED,,renamed", "DRIFTED,DRIFTED_FIELDS,renamed",
			"DRIFTED,DRIFTED_NAME,failed", "REFUSED,INVALID,failed", "UNKNOWN,UNKNOWN_OUTCOME,failed",
			"UNDONE,ROLLED_BACK,failed", "UNDONE,,undone", "ALREADY,,already", "SKIPPED,ROOM_MISSING,skipped" })
	void ofWhenAskedByStateAndCauseIsWhatTheTallyCounts(EntryState state, @Nullable Cause cause, String word) {
		Tally tally = new Tally(List.of(new Tally.Count(state, cause, 1)));

		Standing standing = entry(state, cause).standing();

		assertThat(standing.word()).isEqualTo(word);
		assertThat(List.of(tally.renamed(), tally.already(), tally.failed(), tally.skipped(), tally.pending(),
				tally.undone()))
			.isEqualTo(List.of(Standing.values()).stream().map((each) -> (each == standing) ? 1 : 0).toList());
	}

	private static Entry entry(EntryState state, @Nullable Cause cause) {
		Wish wish = new Wish(2, RoomId.of(59), RoomName.of("Operations"), null, FieldWishes.NONE);
		return new Entry(1, wish, Place.NONE, null, null, state, null, null, new Outcome(0, 0, cause, "", null));
	}

}
