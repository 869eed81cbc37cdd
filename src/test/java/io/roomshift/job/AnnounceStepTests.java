package io.roomshift.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

import io.roomshift.announce.WordingException;
import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.ledger.Tally;
import io.roomshift.ledger.announcements.Announcement;
import io.roomshift.simulator.Dials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AnnounceStepTests {

	private static final String TEXT = "{old} -> {new}";

	private static final String[] ALL_TOLD = { "1: One -> new-1", "2: Two -> new-2", "3: Three -> new-3" };

	private final JobFixture fixture;

	AnnounceStepTests(@TempDir Path directory) {
		this.fixture = new JobFixture(directory);
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void runWhenNotAskedTellsNobody() {
		Ending ending = this.fixture.run(null);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(ending.tally().told()).isNull();
		assertThat(ending.summary("x").json()).doesNotContain("announced");
		assertThat(this.fixture.calls("POST")).isEmpty();
		assertThat(this.fixture.told).isEmpty();
	}

	@Test
	void runWhenAskedTellsRenamedRoomsAfterTheComparison() {
		Ending ending = this.fixture.run(TEXT);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(ending.summary("x").json()).contains("\"announced\":{\"sent\":3,\"failed\":0,\"unsure\":0}")
			.contains("\"calls\":{\"total\":" + this.fixture.calls() + ",");
		assertThat(ending.run().calls().post()).isEqualTo(3);
		assertThat(this.fixture.messages()).containsExactly(ALL_TOLD);
		assertThat(this.fixture.simulator()
			.journal()
			.entries()
			.subList((int) this.fixture.calls() - 4, (int) this.fixture.calls()))
			.extracting((call) -> call.method() + " " + call.path().replaceAll("room/\\d", "room/N"))
			.containsExactly("GET /v2/room", "POST /v2/room/N/notification", "POST /v2/room/N/notification",
					"POST /v2/room/N/notification");
	}

	@Test
	void runWhenCompletedAndAskedAgainMakesNoCall() {
		this.fixture.run(TEXT);
		long calls = this.fixture.calls();

		Ending again = this.fixture.run("Another text");

		assertThat(again.kind()).isEqualTo(Ending.Kind.ALREADY_COMPLETED);
		assertThat(again.tally().told()).isEqualTo(new Tally.Told(3, 0, 0));
		assertThat(this.fixture.calls()).isEqualTo(calls);
	}

	@Test
	void runWhenCompletedBeforeAnyoneAskedTellsThen() {
		this.fixture.run(null);

		Ending later = this.fixture.run(TEXT);

		assertThat(later.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(later.run().id()).isEqualTo(1);
		assertThat(this.fixture.messages()).containsExactly(ALL_TOLD);
		assertThat(this.fixture.calls("PUT")).hasSize(3);
		assertThat(this.fixture.run(TEXT).kind()).isEqualTo(Ending.Kind.ALREADY_COMPLETED);
	}

	@Test
	void runWhenSomeRoomsAreNotRenamedTellsTheOthers() {
		Ending ending = this.fixture.run(TEXT, JobFixture.MAY_NOT_RENAME_ROOM_2);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.COMPLETED_WITH_FAILURES);
		assertThat(this.fixture.messages()).containsExactly("1: One -> new-1", "3: Three -> new-3");
	}

	@Test
	void runWhenMessageIsRefusedEndsWithFailuresAndDoesNotRepeatIt() {
		this.fixture.simulator().adjust((options) -> options.withDials(Dials.none().withErrors(1, 418).only("POST")));
		Ending ending = this.fixture.run(TEXT);
		this.fixture.simulator().adjust((options) -> options.withDials(Dials.none()));

		Ending again = this.fixture.run(TEXT);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.COMPLETED_WITH_FAILURES);
		assertThat(ending.kind().code()).isEqualTo(1);
		assertThat(ending.tally().renamed()).isEqualTo(3);
		assertThat(ending.tally().told()).isEqualTo(new Tally.Told(0, 3, 0));
		assertThat(ending.summary("x").next()).isNull();
		assertThat(this.fixture.results().get(1)).startsWith("2,1,One,new-1,renamed,"
				+ "The room was not told of it. HipChat refuses POST /v2/room/1/notification with status 418");
		assertThat(again.kind()).isEqualTo(Ending.Kind.COMPLETED_WITH_FAILURES);
		assertThat(this.fixture.calls("POST")).hasSize(3);
	}

	@Test
	void runWhenOneOfTheTokensMayTellTellsByIt() {
		Ending ending = this.fixture.run(TEXT, JobFixture.MAY_NOT_TELL + "," + JobFixture.TOKEN);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(ending.tally().told()).isEqualTo(new Tally.Told(3, 0, 0));
		assertThat(ending.calls().tokens()).extracting(Run.OfToken::setAside).containsExactly(false, false);
		assertThat(this.fixture.messages()).containsExactly(ALL_TOLD);
		assertThat(this.fixture.results().get(1)).contains("By token ");
	}

	@Test
	void runWhenNoneOfTheTokensMayTellIsRefused() {
		Ending ending = this.fixture.run(TEXT, JobFixture.MAY_NOT_TELL + "," + JobFixture.MAY_NOT_TELL_EITHER);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.OUT_OF_REACH);
		assertThat(ending.reason()).startsWith("The token lacks the scope send_notification,");
		assertThat(this.fixture.calls("PUT")).isEmpty();
	}

	@Test
	void runWhenTokenMayNotTellIsRefusedBeforeAnythingIsWritten() {
		Ending ending = this.fixture.run(TEXT, JobFixture.MAY_NOT_TELL);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.OUT_OF_REACH);
		assertThat(ending.kind().code()).isEqualTo(3);
		assertThat(ending.reason()).isEqualTo("The token lacks the scope send_notification, without which no room can "
				+ "be told. Make a new one at Account settings > API access with the scopes view_group, admin_room and "
				+ "send_notification, or leave --announce out.");
		assertThat(this.fixture.calls()).isEqualTo(1);
	}

	@Test
	void runWhenResumedWithTokenThatMayNotTellIsStoppedBeforeAnythingIsWritten() {
		this.fixture.run(null);

		Ending ending = this.fixture.run(TEXT, JobFixture.MAY_NOT_TELL);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.STOPPED);
		assertThat(this.fixture.calls("POST")).isEmpty();
		assertThat(this.fixture.run(null).kind()).isEqualTo(Ending.Kind.COMPLETED);
	}

	@Test
	void runWhenTextIsTooLongForOneRoomIsRefusedBeforeAnythingIsWritten() {
		Ending ending = this.fixture.run("x".repeat(9_996) + "{old}");

		assertThat(ending.kind()).isEqualTo(Ending.Kind.REFUSED);
		assertThat(ending.kind().code()).isEqualTo(2);
		assertThat(ending.reason()).isEqualTo(
				"The message comes to 10001 characters for room 3 (line 4); " + "HipChat takes 10000. Shorten it.");
		assertThat(this.fixture.calls("PUT")).isEmpty();
		assertThat(this.fixture.run("x".repeat(9_995) + "{old}").kind()).isEqualTo(Ending.Kind.COMPLETED);
	}

	@Test
	void runWhenResumedWithTextThatIsTooLongIsRefusedAndStaysAsItWas() {
		this.fixture.run(null);
		long calls = this.fixture.calls();

		assertThatExceptionOfType(WordingException.class)
			.isThrownBy(() -> this.fixture.run("x".repeat(9_996) + "{old}"))
			.withMessageContaining("room 3 (line 4)");

		assertThat(this.fixture.calls()).isEqualTo(calls);
		assertThat(this.fixture.run(null).kind()).isEqualTo(Ending.Kind.ALREADY_COMPLETED);
	}

	@Test
	void runWhenInterruptedWhileTellingIsResumedWithoutTellingTwice() {
		this.fixture.whenTelling((stop) -> {
			if (this.fixture.told.contains("1/3")) {
				stop.request(Kind.INTERRUPTED, "A signal asked the program to stop.");
			}
		});
		Ending first = this.fixture.run(TEXT);
		int told = this.fixture.messages().size();
		this.fixture.whenTelling((stop) -> {
		});

		Ending second = this.fixture.run(TEXT);

		assertThat(first.kind()).isEqualTo(Ending.Kind.INTERRUPTED);
		assertThat(first.run().state()).isEqualTo(RunState.INTERRUPTED);
		assertThat(told).isBetween(1, 2);
		assertThat(second.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(this.fixture.messages()).containsExactly(ALL_TOLD);
	}

	@Test
	void runWhenTokenIsRevokedWhileTellingIsStoppedAndResumed() {
		this.fixture.whenTelling((stop) -> this.fixture.simulator().revoke(JobFixture.MAY_NOT_RENAME_ROOM_2));
		Ending first = this.fixture.run(TEXT, JobFixture.MAY_NOT_RENAME_ROOM_2);

		Ending second = this.fixture.run(TEXT);

		assertThat(first.kind()).isEqualTo(Ending.Kind.STOPPED);
		assertThat(first.reason()).startsWith("HipChat refuses the token ('Invalid OAuth session')");
		assertThat(second.tally().told()).isEqualTo(new Tally.Told(2, 0, 0));
		assertThat(this.fixture.messages()).containsExactly("1: One -> new-1", "3: Three -> new-3");
	}

	@Test
	void runWhenServerFailsForEveryMessageStopsSoon() {
		this.fixture.simulator().adjust((options) -> options.withDials(Dials.none().withDrops(1, 0).only("POST")));

		Ending ending = this.fixture.run(TEXT);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.STOPPED);
		assertThat(ending.reason()).startsWith("HipChat does not answer any more.");
		assertThat(Objects.requireNonNull(ending.tally().told()).unsure()).isEqualTo(3);
		assertThat(this.fixture.messages()).isEmpty();
	}

	@Test
	void runWhenAnswersAreLostAndAllMessagesAreFoundGoesOn() {
		this.fixture.simulator().adjust((options) -> options.withDials(Dials.none().withDrops(0, 1).only("POST")));

		Ending ending = this.fixture.run(TEXT);

		assertThat(ending.reason()).isEmpty();
		assertThat(ending.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(ending.tally().told()).isEqualTo(new Tally.Told(3, 0, 0));
		assertThat(this.fixture.messages()).containsExactly(ALL_TOLD);
	}

	@Test
	void runWhenProcessDiedWhileTellingSettlesAndGoesOn() {
		this.fixture.run(null);

		Ending ending = this.fixture.run(TEXT, JobFixture.TOKEN, AnnounceStepTests::leaveRoomOneInDoubt);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.COMPLETED_WITH_FAILURES);
		assertThat(ending.tally().told()).isEqualTo(new Tally.Told(2, 0, 1));
		assertThat(this.fixture.messages()).containsExactly("2: Two -> new-2", "3: Three -> new-3");
		assertThat(this.fixture.results().get(1)).contains("The room may have been told of it. The program ended "
				+ "before HipChat answered. The room's history does not show it, and it is not sent again.");
	}

	@Test
	void runWhenResumedWithoutBeingAskedLeavesTheDoubt() {
		this.fixture.run(null);

		Ending ending = this.fixture.run(null, JobFixture.TOKEN, AnnounceStepTests::leaveRoomOneInDoubt);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.ALREADY_COMPLETED);
		assertThat(ending.tally().told()).isEqualTo(new Tally.Told(0, 0, 1));
	}

	private static void leaveRoomOneInDoubt(ConfigurableApplicationContext context) {
		Ledger ledger = JobFixture.ledger(context);
		Run run = ledger.runs().get(0);
		JobFixture.announcements(context)
			.record(Announcement.sent(ledger.rows(run, 0, 1).get(0).entry(), "One -> new-1",
					Announcement.Kind.NOTIFICATION, Instant.now()))
			.join();
	}

}
