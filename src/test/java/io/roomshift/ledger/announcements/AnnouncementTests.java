package io.roomshift.ledger.announcements;

import java.util.List;
import java.util.function.UnaryOperator;

import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.announcements.Announcement.State;
import io.roomshift.room.RoomId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AnnouncementTests {

	private static final List<UnaryOperator<Announcement>> MOVES = List.of((announcement) -> announcement.done(204),
			(announcement) -> announcement.failed(404, "Gone."),
			(announcement) -> announcement.unsure(502, "Who knows."), Announcement::notSent);

	@Test
	void moveWhenSentKeepsWhatWasSent() {
		assertThat(MOVES).map((move) -> move.apply(in(State.SENT)))
			.containsExactly(of(State.DONE, 204, ""), of(State.FAILED, 404, "Gone."),
					of(State.UNSURE, 502, "Who knows."), of(State.OPEN, 0, ""));
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SENT")
	void moveWhenNotSentIsRefused(State state) {
		assertThat(MOVES).allSatisfy((move) -> assertThatIllegalStateException().isThrownBy(() -> move.apply(in(state)))
			.withMessageStartingWith("Room 7 can't go from " + state + " to "));
	}

	private static Announcement in(State state) {
		return of(state, 0, "");
	}

	private static Announcement of(State state, int status, String detail) {
		return new Announcement(1, 2, RoomId.of(7), "hi", state, status, detail, LedgerFixture.NOW,
				Announcement.Kind.MESSAGE);
	}

}
