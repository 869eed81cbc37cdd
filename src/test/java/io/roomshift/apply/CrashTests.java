package io.roomshift.apply;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Run;
import io.roomshift.plan.Wish;
import io.roomshift.simulator.Quirk;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that dies at every record there is, and one that goes on.
 */
class CrashTests {

	/** Each of the first nine records, not written and written. */
	private static final int CUTS = 18;

	private final Path directory;

	CrashTests(@TempDir Path directory) {
		this.directory = directory;
	}

	/**
	 * Names of rooms before and after; each cut has rooms of its own.
	 * @param parked how many rooms get two updates
	 */
	@ParameterizedTest
	@CsvSource({ "a b c, b c d, 0", "a b, b a, 1", "a b c, b c a, 1", "a, A, 1", "a b c d, b a d c, 2" })
	void carryOutWhenProcessDiesAtAnyRecordGoesOnToTheEnd(String before, String after, int parked) {
		SimulatorOptions options = SimulatorOptions.defaults()
			.with(Quirk.CASE_ONLY_RENAME_REFUSED)
			.withSeed(SimulatorSeed.of(rooms(before)));
		int deaths = 0;
		try (ApplyFixture fixture = ApplyFixture.open(this.directory, options)) {
			for (int cut = 1; cut <= CUTS; cut++) {
				Run run = fixture.plan(wishes(cut, after));
				deaths += fixture.carryOutUntilDeath(run, (cut + 1) / 2, cut % 2 == 0) ? 1 : 0;
				fixture.carryOutUntilDeath(run, 1, cut % 3 == 0);
				fixture.carryOut(run);
				assertEnd(fixture, run, cut, after, parked);
			}
		}
		assertThat(deaths).isGreaterThanOrEqualTo(8);
	}

	private static List<SimulatedRoom> rooms(String names) {
		List<SimulatedRoom> rooms = new ArrayList<>();
		for (int cut = 1; cut <= CUTS; cut++) {
			for (String name : names.split(" ", -1)) {
				rooms.add(SimulatedRoom.of(cut * 10L + rooms.size() % names.split(" ", -1).length, name + cut));
			}
		}
		return rooms;
	}

	private static Wish[] wishes(int cut, String names) {
		String[] after = names.split(" ", -1);
		return IntStream.range(0, after.length)
			.mapToObj((index) -> Entries.wish(index + 2, cut * 10L + index, after[index] + cut))
			.toArray(Wish[]::new);
	}

	private static void assertEnd(ApplyFixture fixture, Run run, int cut, String after, int parked) {
		String[] names = after.split(" ", -1);
		int updates = 0;
		for (int index = 0; index < names.length; index++) {
			assertThat(fixture.name(cut * 10L + index)).isEqualTo(names[index] + cut);
			long effective = fixture.effectiveUpdates(cut * 10L + index).count();
			assertThat(effective).isBetween(1L, 2L);
			updates += (int) effective;
		}
		assertThat(updates).isEqualTo(names.length + parked);
		assertThat(fixture.ledger().entries(run)).extracting(Entry::state).containsOnly(EntryState.DONE);
	}

}
