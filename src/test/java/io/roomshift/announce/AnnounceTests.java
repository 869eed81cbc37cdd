package io.roomshift.announce;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.messages.Post.Notification;
import io.roomshift.hipchat.messages.Post.RoomMessage;
import io.roomshift.hipchat.messages.Style;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.announcements.Announcement;
import io.roomshift.ledger.announcements.Announcement.Kind;
import io.roomshift.ledger.announcements.Announcement.State;
import io.roomshift.room.RoomId;
import io.roomshift.room.Template;
import io.roomshift.simulator.Dials;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.RateLimit;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.tool.ClosedPort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnnounceTests {

	private static final String TEXT = "{old} is now {new}";

	private final Path directory;

	private @Nullable AnnounceFixture opened;

	AnnounceTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@AfterEach
	void close() {
		if (this.opened != null) {
			this.opened.close();
		}
	}

	@Test
	void tellWhenAllIsWellTellsEachRoomOnce() {
		AnnounceFixture fixture = open();

		fixture.tell(TEXT);
		fixture.tell("Another text");

		assertThat(IntStream.rangeClosed(1, 3).mapToObj(fixture::told)).containsExactly(List.of("Old 1 is now new-1"),
				List.of("Old 2 is now new-2"), List.of("Old 3 is now new-3"));
		assertThat(fixture.states()).containsExactly(State.DONE, State.DONE, State.DONE);
		assertThat(fixture.progress).containsExactly("0/3", "answered", "1/3", "answered", "2/3", "answered", "3/3",
				"0/0");
		assertThat(fixture.simulator.journal().of("POST", 1)).singleElement()
			.extracting(Journal.Entry::body)
			.isEqualTo("""
					{"message":"Old 1 is now new-1","message_format":"text","color":"yellow","notify":false}""");
		assertThat(fixture.reads()).isZero();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VERIFIED")
	void tellWhenRoomWasNotRenamedAndVerifiedLeavesItAlone(EntryState state) {
		AnnounceFixture fixture = open();
		fixture.put(2, state);

		fixture.tell(TEXT);

		assertThat(fixture.told(2)).isEmpty();
		assertThat(fixture.posts()).isEqualTo(2);
		assertThat(fixture.left).isZero();
	}

	@Test
	void tellWhenRoomIsGoneFailsAndGoesOn() {
		AnnounceFixture fixture = open();
		fixture.simulator.delete(2);

		fixture.tell(TEXT);
		fixture.tell(TEXT);

		assertThat(fixture.states()).containsExactly(State.DONE, State.FAILED, State.DONE);
		assertThat(fixture.announcement(2).httpStatus()).isEqualTo(404);
		assertThat(fixture.announcement(2).detail()).isEqualTo("HipChat has no such room, or hides it from this token "
				+ "('Room 2 not found'). Look at the room id.");
		assertThat(fixture.posts()).isEqualTo(3);
		assertThat(fixture.left).isZero();
	}

	@Test
	void tellWhenTokenMayNotPostStopsAndLeavesAllOpen() {
		AnnounceFixture fixture = open(SimulatorOptions.defaults().withoutLimits(), AnnounceFixture.NO_MESSAGES);

		fixture.tell(TEXT);

		assertThat(fixture.states()).containsExactly(State.OPEN);
		assertThat(fixture.failures).extracting(HipChatException::failure).containsExactly(Failure.SCOPE);
		assertThat(fixture.posts()).isEqualTo(1);
	}

	@Test
	void tellWhenAnswerIsLostAfterPostingFindsTheMessage() {
		AnnounceFixture fixture = open();
		fixture.simulator.adjust((options) -> options.withDials(Dials.none().withDrops(0, 1).only("POST")));

		fixture.tell(TEXT);

		assertThat(fixture.states()).containsExactly(State.DONE, State.DONE, State.DONE);
		assertThat(fixture.posts()).isEqualTo(3);
		assertThat(fixture.told(1)).hasSize(1);
		assertThat(fixture.failures).isEmpty();
		assertThat(fixture.progress).filteredOn("answered"::equals).hasSize(3);
	}

	@Test
	void tellWhenConnectionIsLostBeforePostingIsUnsureAndNeverPostsAgain() {
		AnnounceFixture fixture = open();
		fixture.simulator.adjust((options) -> options.withDials(Dials.none().withDrops(1, 0).only("POST")));
		fixture.tell(TEXT);
		fixture.simulator.adjust((options) -> options.withDials(Dials.none()));

		fixture.tell(TEXT);

		assertThat(fixture.states()).containsExactly(State.UNSURE, State.UNSURE, State.UNSURE);
		assertThat(fixture.announcement(1).detail())
			.isEqualTo("POST /v2/room/1/notification: the connection was closed before the answer was whole. "
					+ "Whether HipChat applied it is not known. "
					+ "The room's history does not show it, and it is not sent again.");
		assertThat(fixture.posts()).isEqualTo(3);
		assertThat(fixture.simulator.messages()).isEmpty();
		assertThat(fixture.failures).extracting(HipChatException::failure)
			.containsExactly(Failure.UNKNOWN_OUTCOME, Failure.UNKNOWN_OUTCOME, Failure.UNKNOWN_OUTCOME);
	}

	@Test
	void tellWhenServerFailsIsUnsureWithItsStatus() {
		AnnounceFixture fixture = open();
		fixture.simulator.adjust((options) -> options.withDials(Dials.none().withErrors(1, 502).only("POST")));

		fixture.tell(TEXT);

		assertThat(fixture.states()).containsExactly(State.UNSURE, State.UNSURE, State.UNSURE);
		assertThat(fixture.announcement(1).httpStatus()).isEqualTo(502);
	}

	@Test
	void tellWhenHistoryMayNotBeReadIsUnsure() {
		AnnounceFixture fixture = open(SimulatorOptions.defaults().withoutLimits(), AnnounceFixture.NO_HISTORY);
		fixture.simulator.adjust((options) -> options.withDials(Dials.none().withDrops(0, 1).only("POST")));

		fixture.tell(TEXT);

		assertThat(fixture.states()).containsExactly(State.UNSURE, State.UNSURE, State.UNSURE);
		assertThat(fixture.announcement(1).detail()).endsWith("The room's history can't be read, and it is not sent "
				+ "again. The token lacks the scope view_messages. Make a new one at Account settings > API access "
				+ "with the scopes view_group, admin_room and view_messages.");
		assertThat(fixture.told(1)).hasSize(1);
		assertThat(fixture.failures).extracting(HipChatException::failure)
			.containsExactly(Failure.UNKNOWN_OUTCOME, Failure.UNKNOWN_OUTCOME, Failure.UNKNOWN_OUTCOME);
	}

	@Test
	void tellWhenProcessDiedBeforePostingIsUnsure() {
		AnnounceFixture fixture = open();
		fixture.record(sent(fixture, 1, Instant.now()));

		fixture.tell(TEXT);

		assertThat(fixture.states()).containsExactly(State.UNSURE, State.DONE, State.DONE);
		assertThat(fixture.announcement(1).detail()).isEqualTo("The program ended before HipChat answered. "
				+ "The room's history does not show it, and it is not sent again.");
		assertThat(fixture.told(1)).isEmpty();
	}

	@Test
	void tellWhenProcessDiedAfterPostingFindsTheMessage() {
		AnnounceFixture fixture = open();
		Announcement sent = fixture.record(sent(fixture, 1, Instant.now()));
		HipChatException.join(fixture.messages().post(new Notification(RoomId.of(1), sent.message(), Style.PLAIN)));

		fixture.tell("Another text");

		assertThat(fixture.states()).containsExactly(State.DONE, State.DONE, State.DONE);
		assertThat(fixture.told(1)).containsExactly("Told before the crash");
		assertThat(fixture.told(2)).containsExactly("Another text");
	}

	@Test
	void tellWhenSameMessageIsOlderThanOursIsUnsure() {
		AnnounceFixture fixture = open();
		HipChatException
			.join(fixture.messages().post(new Notification(RoomId.of(1), "Told before the crash", Style.PLAIN)));
		fixture.record(sent(fixture, 1, Instant.now().plusSeconds(2)));

		fixture.tell(TEXT);

		assertThat(fixture.states()).containsExactly(State.UNSURE, State.DONE, State.DONE);
	}

	@Test
	void tellWhenProcessDiedAndRoomDriftedSinceIsSettledAllTheSame() {
		AnnounceFixture fixture = open();
		fixture.record(sent(fixture, 1, Instant.now()));
		fixture.put(1, EntryState.DRIFTED);

		fixture.tell(TEXT);

		assertThat(fixture.states()).containsExactly(State.UNSURE, State.DONE, State.DONE);
	}

	@Test
	void tellWhenTokenIsRevokedKeepsTheDoubtForLater() {
		AnnounceFixture fixture = open();
		fixture.record(sent(fixture, 1, Instant.now()));
		fixture.simulator.revoke(AnnounceFixture.ALL_SCOPES);

		fixture.tell(TEXT);

		assertThat(fixture.states()).containsExactly(State.SENT);
		assertThat(fixture.failures).extracting(HipChatException::failure).containsExactly(Failure.CREDENTIALS);
		assertThat(fixture.posts()).isZero();
	}

	@Test
	void tellWhenStoppedMeanwhileSendsNothingAndLeavesItOpen() {
		AnnounceFixture fixture = open();
		fixture.hipChat().stop();

		fixture.tell(TEXT);

		assertThat(fixture.states()).containsExactly(State.OPEN);
		assertThat(fixture.posts()).isZero();
	}

	@Test
	void tellWhenServerIsGoneLeavesRoomsOpen() {
		AnnounceFixture fixture = open();
		fixture.put(2, EntryState.DRIFTED);
		fixture.put(3, EntryState.DRIFTED);
		fixture.simulator.close();

		try (ClosedPort port = ClosedPort.of(fixture.simulator.url().getPort())) {
			fixture.tell(TEXT);

			assertThat(port.number()).isEqualTo(fixture.simulator.url().getPort());
		}
		assertThat(fixture.states()).containsExactly(State.OPEN);
		assertThat(fixture.left).isEqualTo(1);
	}

	@Test
	void tellWhenRoomHasTooManyMessagesWaitsForThatRoom() {
		AnnounceFixture fixture = open(SimulatorOptions.defaults()
			.withRateLimit(RateLimit.ofHipChat())
			.withFloodControl(RateLimit.of(1, Duration.ofSeconds(2), 2)), AnnounceFixture.ALL_SCOPES);
		HipChatException.join(fixture.messages().post(new Notification(RoomId.of(1), "Noise", Style.PLAIN)));

		fixture.tell(TEXT);

		assertThat(fixture.told(1)).containsExactly("Noise", "Old 1 is now new-1");
		assertThat(fixture.states()).containsExactly(State.DONE, State.DONE, State.DONE);
		assertThat(fixture.simulator.statistics().of(429)).isPositive();
	}

	@Test
	void tellWhenSomeRoomsHaveTextsOfTheirOwnTellsThoseAlone() {
		AnnounceFixture fixture = open();
		Wording wording = Wording.of("", Kind.NOTIFICATION, Style.PLAIN)
			.with(Map.of(RoomId.of(2), new Template("Only here: {new}")));

		fixture.tell(wording);

		assertThat(fixture.told(2)).containsExactly("Only here: new-2");
		assertThat(fixture.posts()).isEqualTo(1);
		assertThat(fixture.states()).containsExactly(State.DONE);
		assertThat(fixture.left).isZero();
	}

	@Test
	void tellWhenMessagesOfAPersonLoseTheirAnswersFindsThem() {
		AnnounceFixture fixture = open();
		fixture.simulator.adjust((options) -> options.withDials(Dials.none().withDrops(0, 1).only("POST")));

		fixture.tell(Wording.of(TEXT, Kind.MESSAGE, Style.PLAIN).with(Map.of()));

		assertThat(fixture.states()).containsExactly(State.DONE, State.DONE, State.DONE);
		assertThat(fixture.announcement(1).kind()).isEqualTo(Kind.MESSAGE);
		assertThat(fixture.simulator.messages()).extracting(Journal.Message::kind)
			.containsExactly("message", "message", "message");
	}

	@Test
	void tellWhenProcessDiedAndMessagesAreNowOfAnotherKindLooksForThatOnRecord() {
		AnnounceFixture fixture = open();
		Announcement sent = fixture.record(sent(fixture, 1, Instant.now()));
		HipChatException.join(fixture.messages().post(new RoomMessage(RoomId.of(1), sent.message())));

		fixture.tell(Wording.of(TEXT, Kind.MESSAGE, Style.PLAIN).with(Map.of()));

		assertThat(fixture.states()).containsExactly(State.UNSURE, State.DONE, State.DONE);
	}

	@Test
	void startAnewWhenAllWereToldTellsThemOnceMore() {
		AnnounceFixture fixture = open();
		fixture.tell(TEXT);

		fixture.startAnew();
		fixture.tell("Anew");
		fixture.tell("And again");

		assertThat(fixture.told(1)).containsExactly("Old 1 is now new-1", "Anew");
		assertThat(fixture.posts()).isEqualTo(6);
	}

	private AnnounceFixture open() {
		return open(SimulatorOptions.defaults().withoutLimits(), AnnounceFixture.ALL_SCOPES);
	}

	private AnnounceFixture open(SimulatorOptions options, String token) {
		AnnounceFixture fixture = new AnnounceFixture(this.directory, options, token);
		this.opened = fixture;
		return fixture;
	}

	private static Announcement sent(AnnounceFixture fixture, int line, Instant at) {
		return Announcement.sent(fixture.ledger.entry(fixture.run, line), "Told before the crash", Kind.NOTIFICATION,
				at);
	}

}
