package io.roomshift.apply;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.apply.StopSignal.Stop;
import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Run;
import io.roomshift.plan.Wish;
import io.roomshift.simulator.Quirk;
import io.roomshift.simulator.Quirk.Wording;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import io.roomshift.simulator.SimulatorSeed.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The two meanings of 401: not your room, and no good token.
 */
class UnauthorizedTests {

	private static final List<SimulatedRoom> ROOMS = LongStream.rangeClosed(1, 6)
		.mapToObj((id) -> SimulatedRoom.of(id, "Room " + id).withOwner(4))
		.toList();

	private static final Wish[] WISHES = LongStream.rangeClosed(1, 6)
		.mapToObj((id) -> Entries.wish((int) id + 1, id, "team-" + id))
		.toArray(Wish[]::new);

	@TempDir
	private Path directory;

	@Test
	void carryOutWhenSomeRoomsAreOfOthersFailsTheseAlone() {
		try (ApplyFixture fixture = ApplyFixture.open(this.directory, options(5L, 6L))) {
			Run run = fixture.plan(WISHES);

			StopSignal signal = fixture.carryOut(run);

			assertThat(signal.stop()).isEmpty();
			assertThat(fixture.ledger().entries(run)).extracting(Entry::state, (entry) -> entry.outcome().cause())
				.containsExactly(tuple(EntryState.REFUSED, Cause.NOT_ALLOWED),
						tuple(EntryState.REFUSED, Cause.NOT_ALLOWED), tuple(EntryState.REFUSED, Cause.NOT_ALLOWED),
						tuple(EntryState.REFUSED, Cause.NOT_ALLOWED), tuple(EntryState.DONE, null),
						tuple(EntryState.DONE, null));
			assertThat(fixture.entry(run, 2).outcome().detail())
				.isEqualTo("HipChat answers 401 for this room, although it takes the token elsewhere. "
						+ "Its owner must own or administer the room, or be an admin of the group.");
			assertThat(tests(fixture)).isEqualTo(1);
		}
	}

	@Test
	void carryOutWhenTokenIsRevokedStops() {
		try (ApplyFixture fixture = ApplyFixture.open(this.directory, options(1L, 2L, 3L, 4L, 5L, 6L))) {
			Run run = fixture.plan(WISHES);
			fixture.simulator().revoke(SimulatorSeed.ADMIN_TOKEN);

			StopSignal signal = fixture.carryOut(run);

			assertThat(signal.stop()).get().extracting(Stop::kind).isEqualTo(Kind.CREDENTIALS);
			assertThat(fixture.ledger().entries(run)).extracting(Entry::state).containsOnly(EntryState.PLANNED);
			assertThat(tests(fixture)).isEqualTo(1);
		}
	}

	private static SimulatorOptions options(Long... administers) {
		SimulatorSeed seed = SimulatorSeed.of(ROOMS)
			.withTokens(Token.personal(SimulatorSeed.ADMIN_TOKEN, 1, "view_group", "admin_room")
				.administering(administers));
		return SimulatorOptions.defaults()
			.withSeed(seed)
			.with(Quirk.NOT_ADMIN_IS_UNAUTHORIZED)
			.withWording(Wording.NOT_ADMIN, "Not your room");
	}

	/**
	 * How often the token was tested.
	 */
	private static long tests(ApplyFixture fixture) {
		return fixture.simulator().journal().entries((call) -> call.query().contains("auth_test=true")).size();
	}

}
