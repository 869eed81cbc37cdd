package io.roomshift.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.ledger.Tally;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryTests {

	private static final Instant STARTED = Instant.parse("2018-10-05T08:00:00Z");

	private static final Tally TALLY = new Tally(List.of(new Tally.Count(EntryState.VERIFIED, null, 98),
			new Tally.Count(EntryState.DRIFTED, Cause.DRIFTED_FIELDS, 2),
			new Tally.Count(EntryState.DRIFTED, Cause.DRIFTED_NAME, 1),
			new Tally.Count(EntryState.REFUSED, Cause.NOT_ALLOWED, 2), new Tally.Count(EntryState.ALREADY, null, 12),
			new Tally.Count(EntryState.SKIPPED, Cause.ROOM_MISSING, 2),
			new Tally.Count(EntryState.PLANNED, Cause.UNAVAILABLE, 3)));

	@Test
	void jsonWhenARunEndedIsTheObjectOfTheContract() {
		Run run = new Run(7,
				new Run.Request("0123456789abcdef", "apply", "input/rooms.csv", "https://chat.example.com",
						"room_id,new_name", ',', Path.of("reports"), null),
				RunState.INTERRUPTED, STARTED, STARTED.plusMillis(90_500), "", Run.Calls.NONE, null);

		String json = Summary
			.of(run, TALLY, "interrupted", 5, new Run.Calls(121, 110, 4), "java -jar roomshift.jar \"räume.csv\"")
			.json();

		assertThat(json).isEqualTo("{\"run\":7,\"command\":\"apply\",\"state\":\"interrupted\",\"exit_code\":5,"
				+ "\"mapping\":\"input/rooms.csv\",\"started\":\"2018-10-05T08:00:00.000Z\","
				+ "\"ended\":\"2018-10-05T08:01:30.500Z\",\"rooms\":{\"total\":120,\"renamed\":100,\"already\":12,"
				+ "\"failed\":3,\"skipped\":2,\"pending\":3},\"verified\":{\"as_planned\":110,\"differing\":3},"
				+ "\"calls\":{\"total\":231,\"get\":121,\"put\":110,\"throttled\":4},"
				+ "\"report_dir\":\"reports/run-0007\",\"next\":\"java -jar roomshift.jar \\\"räume.csv\\\"\"}");
	}

	@Test
	void jsonWhenNoRunIsKeptHasAllKeys() {
		Summary summary = new Summary(null, "plan", "completed", 0, Summary.Files.ofMapping("rooms.csv"), STARTED, null,
				new Summary.Rooms(3, 0, 1, 0, 0, 2), new Summary.Verified(0, 0), Run.Calls.NONE, null, null);

		assertThat(summary.json()).isEqualTo("{\"run\":null,\"command\":\"plan\",\"state\":\"completed\","
				+ "\"exit_code\":0,\"mapping\":\"rooms.csv\",\"started\":\"2018-10-05T08:00:00.000Z\",\"ended\":null,"
				+ "\"rooms\":{\"total\":3,\"renamed\":0,\"already\":1,\"failed\":0,\"skipped\":0,\"pending\":2},"
				+ "\"verified\":{\"as_planned\":0,\"differing\":0},"
				+ "\"calls\":{\"total\":0,\"get\":0,\"put\":0,\"throttled\":0},\"report_dir\":null,\"next\":null}");
	}

	@Test
	void jsonWhenAFileWasWrittenAndARunForetoldNamesBoth() {
		Summary summary = new Summary(null, "plan", "completed", 0, new Summary.Files("rooms.csv", "plan.md", null),
				STARTED, STARTED, new Summary.Rooms(3, 0, 1, 0, 0, 2), new Summary.Verified(0, 0), Run.Calls.NONE,
				new Summary.Forecast(7, 300L), null);

		assertThat(summary.json()).contains("\"mapping\":\"rooms.csv\",\"output\":\"plan.md\",\"started\"",
				"},\"forecast\":{\"calls\":7,\"wait_seconds\":300},\"report_dir\":null");
	}

	@Test
	void causesWhenRowsAreNotAsWishedAreCountedTheMostFrequentFirst() {
		assertThat(CauseCount.of(TALLY)).containsExactly(
				new CauseCount("not-allowed", 2,
						"Use the token of the room's owner, of one of its admins or of a group admin."),
				new CauseCount("room-missing", 2,
						"Look at the room id; the room may have been deleted, or be hidden from this token."),
				new CauseCount("drifted-fields", 2, "See who changed the room; it is left as it is."),
				new CauseCount("drifted-name", 1, "See who renamed the room; it is left as it is."));
	}

}
