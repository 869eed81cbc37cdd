package io.roomshift.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.roomshift.apply.ApplyFixture;
import io.roomshift.apply.Entries;
import io.roomshift.apply.MaxFailures;
import io.roomshift.apply.StopSignal;
import io.roomshift.input.Mapping;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.ledger.Tally;
import io.roomshift.ledger.announcements.Announcements;
import io.roomshift.ledger.slack.SlackForecasts;
import io.roomshift.ledger.timeline.Timelines;
import io.roomshift.report.Reports;
import io.roomshift.simulator.SimulatedRoom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class ClosingTests {

	private static final String COMMAND = "java -jar roomshift.jar input/rooms.csv";

	private static final String UNRECORDED = "The ledger can't be written or read (";

	private final ApplyFixture fixture;

	private final AnnotationConfigApplicationContext reports = new AnnotationConfigApplicationContext();

	private final StopSignal stop = new StopSignal((first) -> {
	});

	private final Run run;

	ClosingTests(@TempDir Path directory) {
		this.fixture = ApplyFixture.open(directory, SimulatedRoom.of(1, "One"), SimulatedRoom.of(2, "Two"));
		this.run = this.fixture.plan(Entries.wish(2, 1, "uno"), Entries.wish(3, 2, "due"));
	}

	@BeforeEach
	void connect() {
		this.reports.registerBean(Ledger.class, () -> this.fixture.ledger().ledger());
		this.reports.registerBean(Announcements.class, () -> this.fixture.ledger().announcements());
		this.reports.registerBean(Timelines.class, () -> this.fixture.ledger().timelines());
		this.reports.registerBean(SlackForecasts.class, () -> this.fixture.ledger().forecasts());
		this.reports.scan("io.roomshift.report");
		this.reports.refresh();
	}

	@AfterEach
	void close() {
		this.reports.close();
		this.fixture.close();
	}

	@Test
	void cutShortWhenEndCantBeRecordedAfterRoomsWereWrittenIsStoppedWithCountsAndNextCommand() {
		this.fixture.carryOut(this.run);
		this.stop.request(StopSignal.Kind.FAILURES, "Too many rooms failed.");
		this.fixture.ledger().execute("alter table run rename to lost");

		Ending ending = closing().cutShort(this.run, null);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.STOPPED);
		assertThat(ending.kind().code()).isEqualTo(4);
		assertThat(ending.reason()).startsWith("Too many rooms failed. " + UNRECORDED);
		assertThat(ending.tally().renamed()).isEqualTo(2);
		assertThat(ending.summary(COMMAND).next()).isEqualTo(COMMAND);
	}

	@Test
	void cutShortWhenInterruptedAndNotEvenCountsCanBeReadIsStopped() {
		this.fixture.carryOut(this.run);
		this.stop.request(StopSignal.Kind.INTERRUPTED, "A signal asked the program to stop.");
		this.fixture.ledger().execute("alter table progress rename to lost");

		Ending ending = closing().cutShort(this.run, null);

		assertThat(ending.kind()).isEqualTo(Ending.Kind.STOPPED);
		assertThat(ending.tally()).isEqualTo(Tally.NONE);
		assertThat(ending.reason()).startsWith("A signal asked the program to stop. " + UNRECORDED);
		assertThat(ending.summary(COMMAND).next()).isEqualTo(COMMAND);
	}

	@Test
	void cutShortWhenPlanIsRefusedStaysRefusedThoughItCantBeRecorded() {
		this.fixture.ledger().execute("alter table run rename to lost");

		Ending ending = closing().cutShort(this.run, new PlanRefusedException(List.of()));

		assertThat(ending.kind()).isEqualTo(Ending.Kind.REFUSED);
		assertThat(ending.reason()).startsWith(UNRECORDED);
	}

	@Test
	void cutShortWhenLedgerFailedAndCanBeWrittenAgainPutsTheEndOnRecord() {
		this.fixture.carryOut(this.run);

		Ending ending = closing().cutShort(this.run, new LedgerException("The disk was full."));

		assertThat(ending.kind()).isEqualTo(Ending.Kind.STOPPED);
		assertThat(ending.tally().renamed()).isEqualTo(2);
		assertThat(ending.run().state()).isEqualTo(RunState.STOPPED);
		assertThat(ending.run().stopReason()).isEqualTo("The disk was full.");
	}

	private Closing closing() {
		Mapping mapping = Mapping.read(Path.of("input/rooms.csv"));
		RenameRequest request = new RenameRequest("apply", mapping, "https://chat.example.com",
				new RenameRequest.Options(8, MaxFailures.parse("10%"), null, Duration.ZERO, false, null, false,
						Path.of("target/reports"), COMMAND, false));
		return new Closing(this.fixture.ledger().ledger(), this.fixture.hipChat(), this.stop,
				this.reports.getBean(Reports.class), request, new RunListener() {
				});
	}

}
