package io.roomshift.report;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Entry.Outcome;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomName;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReportsTests {

	private static final String MAPPING = """
			room_id,new_name,expected_name,team
			59,Operations,Old 59,"Ops, all"
			60,Sales,,
			61,Support,,
			62,Design,,
			63,Old 63,,
			64,Board,,"the ""board\"""
			65,Kitchen,Old 65,
			66,Attic,,
			67,Cellar,,
			68,Garden,,
			69,Lobby,,
			70,Roof,,
			71,Stairs,,
			72,"'=HYPERLINK(""evil"")",,'@home
			""";

	private ReportedRun reported;

	@BeforeEach
	void open(@TempDir Path directory) {
		this.reported = new ReportedRun(directory);
	}

	@AfterEach
	void close() {
		this.reported.close();
	}

	@Test
	void writeWhenRowsEndedInEveryWayTellsEachOnceInTheMappingsOrder() {
		this.reported.plan(MAPPING, ReportsTests::fate).end(RunState.COMPLETED_WITH_FAILURES);

		this.reported.write();

		assertThat(this.reported.report("results.csv")).isEqualTo(ReportedRun.golden("every-outcome.results.csv"));
		assertThat(this.reported.report("retry.csv")).isEqualTo(ReportedRun.golden("every-outcome.retry.csv"));
		assertThat(this.reported.report("report.json")).isEqualTo(ReportedRun.golden("every-outcome.report.json"));
		assertThat(this.reported.files()).containsExactly("report.html", "report.json", "results.csv", "retry.csv");
	}

	@Test
	void writeWhenThereAreSeveralTokensTellsWhichDidWhat() {
		this.reported
			.plan("room_id,new_name\n59,Operations\n60,Sales\n",
					(entry) -> (entry.wish().line() == 2) ? sent(entry).by("ab12cd").done(204, ReportedRun.NOW) : entry)
			.endWith(new Run.OfToken("ab12cd", 20, 1, false), new Run.OfToken("00ff00", 10, 0, true));

		this.reported.write();

		assertThat(this.reported.report("results.csv")).contains(",renamed,By token ab12cd.,operations,")
			.contains(",pending,Not done yet.,sales,");
		assertThat(this.reported.report("report.json"))
			.contains("\"tokens\":[\n{\"fingerprint\":\"ab12cd\",\"calls\":20,\"throttled\":1,\"set_aside\":false},\n"
					+ "{\"fingerprint\":\"00ff00\",\"calls\":10,\"throttled\":0,\"set_aside\":true}\n],")
			.containsOnlyOnce("\"token\":\"ab12cd\"}")
			.containsOnlyOnce("\"token\":null}");
	}

	@Test
	void writeWhenThereIsOneTokenLeavesItOutOfTheResults() {
		this.reported
			.plan("room_id,new_name\n59,Operations\n", (entry) -> sent(entry).by("ab12cd").done(204, ReportedRun.NOW))
			.endWith(new Run.OfToken("ab12cd", 20, 1, false));

		this.reported.write();

		assertThat(this.reported.report("results.csv")).contains(",renamed,,operations,").doesNotContain("ab12cd");
	}

	@Test
	void writeWhenNothingIsLeftTakesAnOldRetryFileAway() {
		this.reported.plan("room_id,new_name\n59,Operations\n", (entry) -> entry.already(ReportedRun.NOW));
		this.reported.write("reports/run-0001/retry.csv", "old");

		this.reported.write();

		assertThat(this.reported.files()).containsExactly("report.html", "report.json", "results.csv");
		assertThat(this.reported.report("results.csv")).isEqualTo("""
				line,room_id,old_name,new_name,outcome,detail,slack_name,http_status,attempts,finished_at
				2,59,Old 59,Operations,already,,operations,,0,2018-10-05T08:00:00.123Z
				""");
	}

	@Test
	void writeWhenACrashLeftADraftReplacesIt() {
		this.reported.plan("room_id,new_name\n59,Operations\n", UnaryOperator.identity());
		this.reported.write("reports/run-0001/results.csv.tmp",
				"half a file, which is longer than the new one".repeat(20));
		this.reported.write("reports/run-0001/results.csv", "old");

		this.reported.write();

		assertThat(this.reported.files()).containsExactly("report.html", "report.json", "results.csv", "retry.csv");
		assertThat(this.reported.report("results.csv")).isEqualTo("""
				line,room_id,old_name,new_name,outcome,detail,slack_name,http_status,attempts,finished_at
				2,59,Old 59,Operations,pending,Not done yet.,operations,,0,
				""");
	}

	@Test
	void writeWhenReadingTheLedgerFailsLeavesTheOldFiles() {
		this.reported.plan("room_id,new_name\n59,Operations\n", UnaryOperator.identity());
		this.reported.write("reports/run-0001/results.csv", "old");
		Ledger broken = watched("rows", (result) -> {
			throw new IllegalStateException("broken");
		});

		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.reported.write(broken));
		assertThat(this.reported.files()).containsExactly("results.csv");
		assertThat(this.reported.report("results.csv")).isEqualTo("old");
	}

	@Test
	void writeWhenTheNameOfARoomIsHalfACharacterStillWrites() {
		this.reported.plan("room_id,new_name\n59,Operations\n",
				(entry) -> refused(entry, Cause.INVALID, 400, "HipChat says 'half \uD83C'."));

		this.reported.write();

		assertThat(this.reported.report("results.csv")).isEqualTo("""
				line,room_id,old_name,new_name,outcome,detail,slack_name,http_status,attempts,finished_at
				2,59,Old 59,Operations,failed,HipChat says 'half ?'.,operations,400,1,2018-10-05T08:00:00.123Z
				""");
	}

	@Test
	void writeWhenAFileStandsInTheWaySaysSo() {
		this.reported.plan("room_id,new_name\n59,Operations\n", UnaryOperator.identity());
		this.reported.write("reports/run-0001", "a file");

		assertThatExceptionOfType(ReportException.class).isThrownBy(this.reported::write)
			.withMessage("The reports can't be written to '" + this.reported.reports()
					+ "' (it is not a directory). The run itself is safe in the ledger;"
					+ " 'roomshift status 1 --report' writes them again.");
	}

	@Test
	void writeWhenTheParentIsAFileSaysSo() {
		this.reported.plan("room_id,new_name\n59,Operations\n", UnaryOperator.identity());
		this.reported.write("reports", "a file");

		assertThatExceptionOfType(ReportException.class).isThrownBy(this.reported::write)
			.withMessageContaining("/reports/run-0001' (Not a directory). The run itself is safe in the ledger;");
	}

	@Test
	void writeWhenThereAre100000RowsNeverHoldsMoreThanAFew() throws IOException {
		int count = 100_000;
		this.reported.open("room_id,new_name", ',');
		this.reported.ledger()
			.plan(this.reported.run(),
					IntStream.rangeClosed(1, count)
						.mapToObj((i) -> LedgerFixture.planned(this.reported.run(), i + 1, i, "Old " + i, "New " + i))
						.map(LedgerFixture::row));
		List<WeakReference<Object>> pages = new ArrayList<>();
		List<Long> held = new ArrayList<>();

		this.reported.write(watched("rows", (result) -> {
			List<?> page = (List<?>) result;
			if (!page.isEmpty()) {
				pages.add(new WeakReference<>(page.get(0)));
				return;
			}
			System.gc();
			held.add(pages.stream().filter((first) -> first.get() != null).count());
		}));

		assertThat(pages).hasSize(100);
		assertThat(held).singleElement().asInstanceOf(InstanceOfAssertFactories.LONG).isLessThanOrEqualTo(2);
		for (String file : List.of("results.csv", "retry.csv", "report.json")) {
			assertThat(roomsIn(file)).as(file).containsExactly(IntStream.rangeClosed(1, count).toArray());
		}
	}

	private int[] roomsIn(String file) throws IOException {
		try (Stream<String> lines = Files.lines(this.reported.reports().resolve(file))) {
			return lines.filter((line) -> line.contains("New "))
				.mapToInt((line) -> Integer.parseInt(line.replaceAll(".*New (\\d+).*", "$1")))
				.toArray();
		}
	}

	private Ledger watched(String name, Consumer<@Nullable Object> watcher) {
		Ledger ledger = this.reported.ledger();
		return (Ledger) Proxy.newProxyInstance(Ledger.class.getClassLoader(), new Class<?>[] { Ledger.class },
				(proxy, method, arguments) -> {
					Object result = method.invoke(ledger, arguments);
					if (method.getName().equals(name)) {
						watcher.accept(result);
					}
					return result;
				});
	}

	private static Entry fate(Entry entry) {
		return switch (entry.wish().line()) {
			case 2 -> sent(entry).done(204, ReportedRun.NOW);
			case 3 -> sent(entry).done(204, ReportedRun.NOW).verified();
			case 4 -> sent(entry).done(204, ReportedRun.NOW)
				.verified()
				.drifted(Cause.DRIFTED_FIELDS, "topic is 'b', should be 'a'.");
			case 5 -> sent(entry).done(204, ReportedRun.NOW)
				.drifted(Cause.DRIFTED_NAME, "name is 'Studio', should be 'Design'.");
			case 6 -> entry.already(ReportedRun.NOW);
			case 7 -> refused(entry, Cause.NOT_ALLOWED, 403, "HipChat says: \"You can't,\r\n\u2028sorry\".");
			case 8 -> sent(entry).unknown(0, "No answer within 30 s.", ReportedRun.NOW);
			case 9 ->
				sent(entry).rolledBack(Cause.ROLLED_BACK, 204, "The room has its old name again.", ReportedRun.NOW);
			case 10 -> with(entry, EntryState.UNDONE, entry.oldName(), new Outcome(2, 204, null, "", ReportedRun.NOW));
			case 11 -> with(entry, EntryState.SKIPPED, null,
					Outcome.leftOut(Cause.ROOM_MISSING, "Room 68 is not to be seen."));
			case 13 -> sent(entry);
			case 14 -> parked(entry);
			case 15 -> refused(entry, Cause.NOT_ALLOWED, 403, "-1 is no reason.");
			default -> entry;
		};
	}

	private static Entry sent(Entry entry) {
		Room room = new Room(entry.room(), entry.knownOldName(), Privacy.PUBLIC, false, false, "", null, null, null);
		return entry.sent(room, entry.newName(), ReportedRun.NOW);
	}

	private static Entry refused(Entry entry, Cause cause, int status, String detail) {
		return sent(entry).refused(cause, status, detail, ReportedRun.NOW);
	}

	private static Entry parked(Entry entry) {
		Entry planned = new Entry(entry.run(), entry.wish(), entry.place(), entry.oldName(),
				RoomName.of("roomshift-1-71"), entry.state(), null, null, Outcome.NONE);
		return sent(planned).parked(204, ReportedRun.NOW);
	}

	private static Entry with(Entry entry, EntryState state, @Nullable RoomName oldName, Outcome outcome) {
		return new Entry(entry.run(), entry.wish(), entry.place(), oldName, null, state, null, null, outcome);
	}

}
