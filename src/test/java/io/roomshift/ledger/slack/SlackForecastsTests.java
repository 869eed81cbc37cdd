package io.roomshift.ledger.slack;

import java.nio.file.Path;
import java.util.List;

import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.slack.SlackForecast.Collision;
import io.roomshift.ledger.slack.SlackForecast.Member;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.slack.Letters;
import io.roomshift.slack.SlackRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SlackForecastsTests {

	private static final SlackRules OLD = new SlackRules(SlackRules.OLD_LIMIT, Letters.UNICODE);

	private static final Collision OPS = new Collision("ops",
			List.of(new Member(RoomId.of(7), RoomName.of("Ops")), new Member(RoomId.of(9), RoomName.of("(ops) 💥"))));

	private static final Collision ADMIN = new Collision("admin",
			List.of(new Member(RoomId.of(8), RoomName.of("admin")), new Member(RoomId.of(12), RoomName.of("Admin"))));

	@Test
	void ofWhenARunWasPlannedTwiceIsAsWrittenLast(@TempDir Path directory) {
		try (LedgerFixture ledger = LedgerFixture.open(directory)) {
			Run run = ledger.run();
			ledger.forecasts().write(run, new SlackForecast(SlackRules.documented(), true, List.of(OPS)));
			ledger.forecasts().write(run, new SlackForecast(OLD, true, List.of(ADMIN, OPS)));
		}
		try (LedgerFixture ledger = LedgerFixture.open(directory)) {
			Run run = ledger.ledger().runs().get(0);

			assertThat(ledger.forecasts().of(run)).isEqualTo(new SlackForecast(OLD, true, List.of(ADMIN, OPS)));
			assertThat(ledger.forecasts().of(ledger.run())).isEqualTo(SlackForecast.NONE);
		}
	}

}
