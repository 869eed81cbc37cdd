package io.roomshift.job;

import java.nio.file.Path;

import io.roomshift.announce.WordingException;
import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.ledger.RunState;
import io.roomshift.ledger.Tally;
import io.roomshift.simulator.Dials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The job that tells the rooms of a run that ended before.
 */
class AnnounceJobTests {

	private static final String TEXT = "{old} -> {new}";

	private static final String[] ALL_TOLD = { "1: One -> new-1", "2: Two -> new-2", "3: Three -> new-3" };

	private final JobFixture fixture;

	AnnounceJobTests(@TempDir Path directory) {
		this.fixture = new JobFixture(directory);
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void announceWhenNothingWasAppliedIsRefused() {
		assertThatExceptionOfType(WordingException.class).isThrownBy(() -> this.fixture.announce(TEXT))
			.withMessageContaining("rooms.csv' was not applied to this HipChat, so there are no renamed rooms to "
					+ "tell. Apply it first; --announce tells the rooms in the same go.");

		assertThat(this.fixture.calls()).isZero();
	}

	@Test
	void announceWhenRunIsNotFinishedIsRefused() {
		this.fixture.whenTelling((stop) -> stop.request(Kind.INTERRUPTED, "A signal asked the program to stop."));
		this.fixture.run(TEXT);

		assertThatExceptionOfType(WordingException.class).isThrownBy(() -> this.fixture.announce(TEXT))
			.withMessageStartingWith("Run 1 of '")
			.withMessageEndingWith("' is not finished, so nobody is told yet. Apply the mapping once more, which goes "
					+ "on with it.");
	}

	@Test
	void announceWhenRunIsFinishedTellsItsRoomsAndNothingElse() {
		this.fixture.run(null);
		long calls = this.fixture.calls();

		Ending ending = this.fixture.announce(TEXT);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(ending.tally().told()).isEqualTo(new Tally.Told(3, 0, 0));
		assertThat(ending.calls().total()).isEqualTo(4);
		assertThat(ending.run().calls().post()).isEqualTo(3);
		assertThat(ending.summaryOfTelling("x").json())
			.startsWith("{\"run\":1,\"command\":\"announce\",\"state\":" + "\"completed\",\"exit_code\":0,")
			.contains("\"announced\":{\"sent\":3,\"failed\":0,\"unsure\":0}");
		assertThat(this.fixture.messages()).containsExactly(ALL_TOLD);
		assertThat(this.fixture.calls()).as("the session, and three messages").isEqualTo(calls + 4);
	}

	@Test
	void announceWhenAllWereToldMakesNoCall() {
		this.fixture.run(TEXT);
		long calls = this.fixture.calls();

		Ending ending = this.fixture.announce("Another text");

		assertThat(ending.kind()).isEqualTo(Ending.Kind.ALREADY_COMPLETED);
		assertThat(this.fixture.calls()).isEqualTo(calls);
	}

	@Test
	void announceWhenAskedAgainTellsAnewOnce() {
		this.fixture.run(TEXT);

		Ending anew = this.fixture.announce("Anew", JobFixture.TOKEN, true);
		Ending after = this.fixture.announce("Not any more");

		assertThat(anew.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(after.kind()).isEqualTo(Ending.Kind.ALREADY_COMPLETED);
		assertThat(this.fixture.messages()).containsExactly("1: Anew", ALL_TOLD[0], "2: Anew", ALL_TOLD[1], "3: Anew",
				ALL_TOLD[2]);
	}

	@Test
	void announceWhenMappingGotMessagesSinceTellsThem() {
		this.fixture.run(null);
		this.fixture.write("message,room_id,new_name", ",4,new-4", "Just for you,3,new-3", ",2,new-2",
				"{new} it is,1,new-1");

		Ending own = this.fixture.announce("");
		Ending others = this.fixture.announce("For the others");

		assertThat(own.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(own.run().id()).isEqualTo(1);
		assertThat(others.tally().told()).isEqualTo(new Tally.Told(3, 0, 0));
		assertThat(this.fixture.messages()).containsExactly("1: new-1 it is", "2: For the others", "3: Just for you");
	}

	@Test
	void announceWhenTokenMayTellAndNothingElseTells() {
		this.fixture.run(null);

		Ending ending = this.fixture.announce(TEXT, JobFixture.MAY_TELL, false);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(this.fixture.messages()).containsExactly(ALL_TOLD);
	}

	@Test
	void announceWhenTokenMayNotTellIsOutOfReachAndTheRunStaysFinished() {
		this.fixture.run(null);

		Ending ending = this.fixture.announce(TEXT, JobFixture.MAY_NOT_TELL, false);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.OUT_OF_REACH);
		assertThat(ending.reason()).isEqualTo("The token lacks the scope send_notification, without which no room can "
				+ "be told. Make a new one at Account settings > API access with the scopes view_group, admin_room and "
				+ "send_notification.");
		assertThat(ending.run().state()).isEqualTo(RunState.COMPLETED);
	}

	@Test
	void announceWhenTokenIsARoomsIsOutOfReach() {
		this.fixture.run(null);

		Ending ending = this.fixture.announce(TEXT, JobFixture.OF_ROOM_1, false);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.OUT_OF_REACH);
		assertThat(ending.reason()).isEqualTo("The token is a room notification token, which tells no room but its "
				+ "own. Make a personal one at Account settings > API access with the scope send_notification.");
		assertThat(this.fixture.messages()).isEmpty();
	}

	@Test
	void announceWhenInterruptedGoesOnWithoutTellingTwiceAndTheRunStaysFinished() {
		this.fixture.run(null);
		this.fixture.whenTelling((stop) -> {
			if (this.fixture.told.contains("1/3")) {
				stop.request(Kind.INTERRUPTED, "A signal asked the program to stop.");
			}
		});
		Ending first = this.fixture.announce(TEXT);
		this.fixture.whenTelling((stop) -> {
		});

		Ending second = this.fixture.announce(TEXT);

		assertThat(first.kind()).isEqualTo(Ending.Kind.INTERRUPTED);
		assertThat(first.summaryOfTelling("announce").next()).isEqualTo("announce");
		assertThat(first.run().state()).isEqualTo(RunState.COMPLETED);
		assertThat(second.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(this.fixture.messages()).containsExactly(ALL_TOLD);
		assertThat(this.fixture.run(null).kind()).isEqualTo(Ending.Kind.ALREADY_COMPLETED);
	}

	@Test
	void announceWhenMessagesAreInDoubtEndsWithFailuresAndAnewTellsThem() {
		this.fixture.run(null);
		this.fixture.simulator().adjust((options) -> options.withDials(Dials.none().withErrors(1, 418).only("POST")));
		Ending failed = this.fixture.announce(TEXT);
		Ending same = this.fixture.announce(TEXT);
		this.fixture.simulator().adjust((options) -> options.withDials(Dials.none()));

		Ending anew = this.fixture.announce(TEXT, JobFixture.TOKEN, true);

		assertThat(failed.kind()).isEqualTo(Ending.Kind.COMPLETED_WITH_FAILURES);
		assertThat(failed.run().state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
		assertThat(same.kind()).isEqualTo(Ending.Kind.COMPLETED_WITH_FAILURES);
		assertThat(same.calls().total()).isZero();
		assertThat(anew.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(anew.run().state()).isEqualTo(RunState.COMPLETED);
		assertThat(this.fixture.results().get(1)).startsWith("2,1,One,new-1,renamed,,new-1");
	}

	@Test
	void announceWhenRowsFailedTellsTheOthersAndIsWell() {
		this.fixture.run(null, JobFixture.MAY_NOT_RENAME_ROOM_2);

		Ending ending = this.fixture.announce(TEXT);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(ending.run().state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
		assertThat(this.fixture.messages()).containsExactly(ALL_TOLD[0], ALL_TOLD[2]);
		assertThat(this.fixture.calls("PUT")).hasSize(3);
	}

	@Test
	void announceWhenTextIsTooLongIsRefusedBeforeAnythingIsForgotten() {
		this.fixture.run(TEXT);
		long calls = this.fixture.calls();

		assertThatExceptionOfType(WordingException.class)
			.isThrownBy(() -> this.fixture.announce("x".repeat(9_996) + "{old}", JobFixture.TOKEN, true))
			.withMessage("The message comes to 10001 characters for room 3 (line 4); HipChat takes 10000. Shorten it.");

		assertThat(this.fixture.calls()).isEqualTo(calls);
		assertThat(this.fixture.announce(TEXT).kind()).isEqualTo(Ending.Kind.ALREADY_COMPLETED);
	}

}
