package io.roomshift.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.roomshift.doctor.Diagnosis;
import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.State;
import io.roomshift.doctor.check.Check.Subject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorTextTests {

	private static final Check GOOD = Check.ok(Subject.HIPCHAT, "dns", "'chat.example.com' is 10.0.0.5.");

	private static final Check BAD = Check.bad(Subject.HIPCHAT, "tls",
			"The certificate of 'chat.example.com' expired on 2018-11-01, 4 days ago.",
			"Have it renewed on the server. If it is not expired by another machine's clock, set this one's.");

	@Test
	void linesWhenBadHoldTheCureAndFitTheTerminal() {
		List<String> lines = text(false, false, false).lines(BAD);

		assertThat(lines).containsExactly("BAD   tls                The certificate of 'chat.example.com' expired on",
				"                         2018-11-01, 4 days ago.",
				"                         Cure: Have it renewed on the server. If it is not",
				"                         expired by another machine's clock, set this one's.");
	}

	@Test
	void linesWhenNameIsLongBeginBelowIt() {
		Check check = Check.ok(Subject.SETTINGS, "roomshift.hipchat.response-timeout", "30s (default)");

		assertThat(text(false, false, false).lines(check)).containsExactly("ok    hipchat.response-timeout",
				"                         30s (default)");
	}

	@Test
	void linesWhenATerminalHaveColouredMarks() {
		assertThat(text(true, false, false).lines(GOOD))
			.containsExactly("\u001b[32mok\u001b[0m    dns                'chat.example.com' is 10.0.0.5.");
		assertThat(text(true, false, false).lines(BAD).get(0)).startsWith("\u001b[31mBAD\u001b[0m   tls ");
	}

	@Test
	void linesWhenQuietOrMinorAreLeftOut() {
		assertThat(text(false, true, false).lines(GOOD)).isEmpty();
		assertThat(text(false, true, false).lines(BAD)).isNotEmpty();
		assertThat(text(false, false, false).lines(GOOD.asMinor())).isEmpty();
		assertThat(text(false, false, true).lines(GOOD.asMinor())).hasSize(1);
	}

	@Test
	void endCountsByState() {
		Check skipped = Check.skipped(Subject.HIPCHAT, "hipchat", "there is no TLS connection");
		Diagnosis diagnosis = new Diagnosis(List.of(GOOD, BAD, skipped), 1);

		assertThat(text(false, false, false).end(diagnosis))
			.isEqualTo("1 ok, 0 warnings, 1 bad, 1 not checked; 1 call to HipChat.");
		assertThat(diagnosis.count(State.WARN)).isZero();
		assertThat(diagnosis.json(3))
			.isEqualTo("{\"command\":\"doctor\",\"exit_code\":3,\"calls\":1,\"ok\":1,\"warn\":0,"
					+ "\"bad\":1,\"skipped\":1,\"checks\":[{\"name\":\"dns\",\"state\":\"ok\",\"detail\":"
					+ "\"'chat.example.com' is 10.0.0.5.\",\"cure\":null},{\"name\":\"tls\",\"state\":\"bad\",\"detail\":"
					+ "\"The certificate of 'chat.example.com' expired on 2018-11-01, 4 days ago.\",\"cure\":\"Have it renewed "
					+ "on the server. If it is not expired by another machine's clock, set this one's.\"},{\"name\":"
					+ "\"hipchat\",\"state\":\"skipped\",\"detail\":\"not checked, because there is no TLS connection\","
					+ "\"cure\":null}]}");
	}

	@Test
	void endCountsWhatIsShownAndWhatQuietLeavesOut() {
		Diagnosis diagnosis = new Diagnosis(List.of(GOOD, GOOD.asMinor(), GOOD.asMinor()), 4);

		assertThat(text(false, false, false).end(diagnosis))
			.isEqualTo("1 ok, 0 warnings, 0 bad, 0 not checked; 4 calls to HipChat.");
		assertThat(text(false, true, false).end(diagnosis)).startsWith("1 ok, ");
		assertThat(text(false, false, true).end(diagnosis)).startsWith("3 ok, ");
	}

	private static DoctorText text(boolean terminal, boolean quiet, boolean verbose) {
		PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
		return new DoctorText(
				new Console(nowhere, nowhere, null, terminal ? new Terminal(() -> Terminal.Size.USUAL) : null), quiet,
				verbose);
	}

}
