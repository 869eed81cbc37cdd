package io.roomshift.ledger;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EntryStateTests {

	@ParameterizedTest
	@CsvSource({ "PLANNED,  SENT PARKED DONE REFUSED ALREADY", "SENT,     PLANNED PARKED DONE REFUSED UNKNOWN UNDONE",
			"PARKED,   SENT PARKED DONE REFUSED UNDONE", "DONE,     SENT DONE REFUSED VERIFIED DRIFTED UNDONE",
			"REFUSED,  PLANNED", "UNKNOWN,  PLANNED PARKED DONE REFUSED UNKNOWN UNDONE",
			"VERIFIED, SENT DONE REFUSED VERIFIED DRIFTED UNDONE",
			"DRIFTED,  SENT DONE REFUSED VERIFIED DRIFTED UNDONE ALREADY", "UNDONE,   PLANNED UNDONE",
			"ALREADY,  DRIFTED", "SKIPPED,  ''" })
	void mayMoveToWhenAskedForEveryPairAllowsTheLegalOnesAlone(EntryState state, String legal) {
		String allowed = Arrays.stream(EntryState.values())
			.filter(state::mayMoveTo)
			.map(EntryState::name)
			.collect(Collectors.joining(" "));

		assertThat(allowed).isEqualTo(legal);
	}

}
