package io.roomshift.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.roomshift.ledger.Entry.Outcome;
import io.roomshift.ledger.Entry.Place;
import io.roomshift.ledger.Ledger.OpenChain;
import io.roomshift.ledger.Ledger.Row;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JdbcLedgerTests {

	private static final Instant NOW = LedgerFixture.NOW;

	private static final String URL = LedgerFixture.request().url();

	private final LedgerFixture fixture;

	private final Ledger ledger;

	private final Run run;

	JdbcLedgerTests(@TempDir Path directory) {
		this.fixture = LedgerFixture.open(directory, InstantSource.fixed(NOW));
		this.ledger = this.fixture.ledger();
		this.run = this.fixture.run();
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void tallyWhenDatabaseClosedItselfReadsWhatWasCommitted() {
		this.fixture.plan(this.run, List.of(LedgerFixture.planned(this.run, 2, 7, "Old", "New")));
		this.fixture.execute("shutdown immediately");

		assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> this.ledger.tally(this.run))
			.withMessageStartingWith("The ledger can't be written or read (");
		assertThat(this.ledger.tally(this.run).pending()).isEqualTo(1);
	}

	@Test
	void openWhenCalledNumbersTheRunAndKeepsWhatWasAsked() {
		Run.Request request = new Run.Request("f".repeat(64), "undo", "a\nb.csv", "http://x", "\"a,b\",\u2603", '\t',
				Path.of("reports"), 1L);

		Run opened = this.ledger.open(request);

		assertThat(opened).isEqualTo(new Run(2, request, RunState.PLANNING, NOW, null, "", Run.Calls.NONE, null));
		assertThat(this.ledger.run(2)).hasValue(opened);
		assertThat(this.ledger.run(3)).isEmpty();
		assertThat(this.ledger.runs()).containsExactly(opened, this.run);
		assertThat(opened.reports()).isEqualTo(Path.of("reports/run-0002"));
	}

	@Test
	void latestWhenSeveralRunsGivesTheNewestOfTheIdentity() {
		Run second = this.fixture.run();

		assertThat(this.ledger.latest(second.request().identity())).hasValue(second);
		assertThat(this.ledger.latest("unknown")).isEmpty();
	}

	@Test
	void endWhenRunHasAPlanMakesItsReportsDueUntilTheyAreWritten() {
		Run planless = this.fixture.run();
		this.fixture.plan(this.run, List.of(LedgerFixture.planned(this.run, 2, 7, "Old", "New")));
		boolean before = this.ledger.reportsDue(this.run);

		this.ledger.end(this.run, RunState.STOPPED, "Server down.", Run.Calls.NONE);
		this.ledger.end(planless, RunState.REFUSED, "", Run.Calls.NONE);

		assertThat(before).isFalse();
		assertThat(this.ledger.reportsDue(this.run)).isTrue();
		assertThat(this.ledger.reportsDue(planless)).isFalse();

		this.ledger.reported(this.run);

		assertThat(this.ledger.reportsDue(this.run)).isFalse();
	}

	@Test
	void endWhenResumedAddsTheCallsOfEachToken() {
		this.fixture.plan(this.run, List.of());
		Run first = this.ledger.end(this.run, RunState.STOPPED, "Server down.", new Run.Calls(9, 6, 0, 1,
				List.of(new Run.OfToken("ab12cd", 10, 1, false), new Run.OfToken("00ff00", 5, 0, false))));

		Run ended = this.ledger.end(first, RunState.COMPLETED, "",
				new Run.Calls(2, 2, 3, 1, List.of(new Run.OfToken("00ff00", 7, 1, true))));

		assertThat(ended.calls().tokens()).containsExactly(new Run.OfToken("ab12cd", 10, 1, false),
				new Run.OfToken("00ff00", 12, 1, true));
		assertThat(ended.calls().post()).isEqualTo(3);
		assertThat(ended.calls().total()).isEqualTo(22);
	}

	@Test
	void calledWhenSeveralProcessesHelpAddsTheCallsOfAll() {
		this.fixture.plan(this.run, List.of());
		this.ledger.called(this.run, new Run.Calls(4, 2, 0, 0, List.of(new Run.OfToken("ab12cd", 6, 0, false))));
		Run.Calls all = this.ledger.called(this.run,
				new Run.Calls(3, 1, 0, 1, List.of(new Run.OfToken("00ff00", 4, 1, false))));

		assertThat(all).isEqualTo(new Run.Calls(7, 3, 0, 1,
				List.of(new Run.OfToken("ab12cd", 6, 0, false), new Run.OfToken("00ff00", 4, 1, false))));
		assertThat(this.ledger.run(this.run.id()).orElseThrow().state()).isEqualTo(RunState.RUNNING);
		assertThat(all.since(new Run.Calls(4, 2, 0, 0, List.of(new Run.OfToken("ab12cd", 2, 0, false)))))
			.isEqualTo(new Run.Calls(3, 1, 0, 1,
					List.of(new Run.OfToken("ab12cd", 4, 0, false), new Run.OfToken("00ff00", 4, 1, false))));
	}

	@Test
	void chainsWhenThereIsNoPlanAreNone() {
		assertThat(this.ledger.chains(this.run)).isZero();
	}

	@Test
	void endWhenResumedAddsCallsAndForgetsTheReason() {
		this.fixture.plan(this.run, List.of());
		Run stopped = this.ledger.end(this.run, RunState.STOPPED, "Server down.", new Run.Calls(10, 5, 1));
		this.ledger.resume(stopped);
		Run resumed = this.ledger.run(1).orElseThrow();
		Run ended = this.ledger.end(resumed, RunState.COMPLETED, "", new Run.Calls(1, 2, 3));

		assertThat(stopped.stopReason()).isEqualTo("Server down.");
		assertThat(stopped.endedAt()).isEqualTo(NOW);
		assertThat(resumed.state()).isEqualTo(RunState.RUNNING);
		assertThat(resumed.endedAt()).isNull();
		assertThat(resumed.stopReason()).isEmpty();
		assertThat(ended.calls()).isEqualTo(new Run.Calls(11, 7, 4));
		assertThat(ended.calls().total()).isEqualTo(18);
	}

	@Test
	void rowsWhenAllColumnsAreSetGivesThemBack() {
		FieldWishes fields = new FieldWishes("", Privacy.PUBLIC, false, true, UserId.of(9));
		Wish wish = new Wish(3, RoomId.of(999_999_999_999_999_999L), RoomName.of("New"), RoomName.of("Expected"),
				fields);
		Room before = new Room(wish.room(), RoomName.of("Before"), Privacy.PRIVATE, true, true, "Topic", UserId.of(4),
				false, "VERSION1");
		Entry entry = new Entry(1, wish, new Place(7, 2, true), RoomName.of("Old"), RoomName.of("roomshift-1-2"),
				EntryState.DRIFTED, RoomName.of("Sent"), before,
				new Outcome(3, 204, Cause.DRIFTED_FIELDS, "topic should be 'a' and is 'b'.", NOW));

		this.ledger.plan(this.run, Stream.of(new Row(entry, "1,\"a \"\"quoted\"\"\nname\"")));

		assertThat(this.ledger.rows(this.run, 0, 10)).containsExactly(new Row(entry, "1,\"a \"\"quoted\"\"\nname\""));
		assertThat(this.ledger.run(1).map(Run::state)).hasValue(RunState.RUNNING);
	}

	@Test
	void rowsWhenAllThatMayBeMissingIsMissingGivesNulls() {
		Wish wish = new Wish(3, RoomId.of(1), RoomName.of("New"), null, FieldWishes.NONE);
		Entry entry = new Entry(1, wish, Place.NONE, null, null, EntryState.SKIPPED, null, null,
				Outcome.leftOut(Cause.ROOM_MISSING, "Room 1 does not exist."));

		this.fixture.plan(this.run, List.of(entry));

		assertThat(this.fixture.entry(this.run, 3)).isEqualTo(entry);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'; drop table entry; --", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "\u202Eevil",
			"e\u0301", "\u00e9", "zero\u200Bwidth", "\uD83D\uDE80\uD83D\uDE80", "line\nbreak", " padded ", "\\u0041" })
	void recordWhenNamesAreHostileKeepsThemExactly(String name) {
		Entry planned = LedgerFixture.planned(this.run, 1, 1, name, name + "!");
		Room before = new Room(RoomId.of(1), RoomName.of(name), Privacy.PUBLIC, false, false, name, null, null, null);
		this.fixture.plan(this.run, List.of(planned));

		Entry refused = planned.sent(before, RoomName.of(name + "!"), NOW).refused(Cause.INVALID, 400, name, NOW);
		this.ledger.record(refused).join();

		assertThat(this.fixture.entry(this.run, 1)).isEqualTo(refused);
	}

	@Test
	void recordWhenCauseIsGivenKeepsIt() {
		List<Entry> planned = planned(Cause.values().length);
		this.fixture.plan(this.run, planned);

		Iterator<Cause> causes = List.of(Cause.values()).iterator();
		planned.forEach((entry) -> this.ledger.record(entry.refused(causes.next(), 0, "", NOW)).join());

		assertThat(this.fixture.entries(this.run)).extracting((entry) -> entry.outcome().cause())
			.containsExactly(Cause.values());
	}

	@Test
	void recordWhenEntryIsNotInThePlanFails() {
		CompletableFuture<Void> written = this.ledger
			.record(LedgerFixture.planned(this.run, 1, 1, "Old", "New").already(NOW));

		assertThatExceptionOfType(CompletionException.class).isThrownBy(written::join)
			.havingCause()
			.isInstanceOf(LedgerException.class)
			.withMessage("The ledger can't be written, by a fault of the program.");
	}

	@Test
	void recordWhenManyWritersKeepsTheOrderOfEach() {
		List<Entry> planned = planned(200);
		this.fixture.plan(this.run, planned);

		List<CompletableFuture<Void>> written = new ArrayList<>();
		planned.parallelStream().forEach((entry) -> {
			Entry sent = entry.sent(before(entry), entry.newName(), NOW);
			CompletableFuture<Void> both = this.ledger.record(sent);
			CompletableFuture<Void> done = this.ledger.record(sent.done(204, NOW));
			synchronized (written) {
				written.addAll(List.of(both, done));
			}
		});
		written.forEach(CompletableFuture::join);

		assertThat(this.fixture.entries(this.run)).hasSize(200).allMatch((entry) -> entry.state() == EntryState.DONE);
	}

	@Test
	void planWhenARowFailsWritesNone() {
		Stream<Row> rows = planned(1500).stream().map((entry) -> {
			if (entry.wish().line() == 1400) {
				throw new IllegalStateException("No more rows");
			}
			return LedgerFixture.row(entry);
		});

		assertThatIllegalStateException().isThrownBy(() -> this.ledger.plan(this.run, rows));

		assertThat(this.ledger.rows(this.run, 0, 10)).isEmpty();
		assertThat(this.ledger.run(1).map(Run::state)).hasValue(RunState.PLANNING);
	}

	@Test
	void rowsWhenPagedGivesEachLineOnce() {
		this.fixture.plan(this.run, planned(25));

		assertThat(this.ledger.rows(this.run, 0, 10)).extracting((row) -> row.entry().wish().line())
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 10).boxed().toList());
		assertThat(this.ledger.rows(this.run, 20, 10)).hasSize(5);
		assertThat(this.ledger.rows(this.run, 25, 10)).isEmpty();
	}

	@Test
	void openChainsWhenPagedGivesWholeChainsInOrder() {
		List<Entry> entries = new ArrayList<>();
		for (int line = 1; line <= 12; line++) {
			EntryState state = (line > 3 && line <= 6) ? EntryState.DONE
					: (line % 3 == 0) ? EntryState.PARKED : EntryState.DONE;
			entries.add(in(LedgerFixture.planned(this.run, line, line, "Old " + line, "New " + line),
					new Place((line + 2) / 3, 2 - (line - 1) % 3, line > 9), state, null));
		}
		this.fixture.plan(this.run, entries);

		List<OpenChain> first = this.ledger.openChains(this.run, 0, 2);
		List<OpenChain> second = this.ledger.openChains(this.run, first.get(1).number(), 2);

		assertThat(first).extracting(OpenChain::number).containsExactly(1, 3);
		assertThat(first.get(0).entries()).extracting((entry) -> entry.wish().line()).containsExactly(3, 2, 1);
		assertThat(first.get(0).ring()).isFalse();
		assertThat(second).extracting(OpenChain::number).containsExactly(4);
		assertThat(second.get(0).ring()).isTrue();
		assertThat(this.ledger.openChains(this.run, 4, 2)).isEmpty();
	}

	@Test
	void openChainsWhenAChainIsLongerThanThePageGivesItWhole() {
		this.fixture.plan(this.run,
				IntStream.rangeClosed(1, 50)
					.mapToObj((line) -> in(LedgerFixture.planned(this.run, line, line, "Old", "New " + line),
							new Place(1, line - 1, false), EntryState.PLANNED, null))
					.toList());

		assertThat(this.ledger.openChains(this.run, 0, 8)).singleElement()
			.matches((chain) -> chain.entries().size() == 50);
	}

	@Test
	void entriesWhenRoomsAreGivenFindsThoseOfTheRun() {
		this.fixture.plan(this.run, planned(5));

		assertThat(this.ledger.entries(this.run, List.of(RoomId.of(2), RoomId.of(4), RoomId.of(99))))
			.extracting(Entry::room)
			.containsExactlyInAnyOrder(RoomId.of(2), RoomId.of(4));
		assertThat(this.ledger.entries(this.run, List.of())).isEmpty();
	}

	@Test
	void entriesWhenManyRoomsAreGivenFindsEachOnce() {
		this.fixture.plan(this.run, planned(130));
		List<RoomId> rooms = LongStream.rangeClosed(3, 123).mapToObj(RoomId::of).toList();

		assertThat(this.ledger.entries(this.run, rooms)).extracting(Entry::room)
			.containsExactlyInAnyOrderElementsOf(rooms);
	}

	@Test
	void reopenWhenCausesMayPassPutsWholeChainsBack() {
		this.fixture.plan(this.run,
				List.of(failed(1, 1, 0, EntryState.REFUSED, Cause.UNAVAILABLE),
						failed(2, 1, 1, EntryState.REFUSED, Cause.WAITS_FOR_ANOTHER),
						failed(3, 2, 0, EntryState.REFUSED, Cause.NAME_TAKEN),
						failed(4, 2, 1, EntryState.REFUSED, Cause.WAITS_FOR_ANOTHER),
						failed(5, 3, 0, EntryState.UNDONE, Cause.ROLLED_BACK),
						failed(6, 3, 1, EntryState.UNDONE, Cause.UNAVAILABLE),
						failed(7, 4, 0, EntryState.UNDONE, Cause.ROLLED_BACK),
						failed(8, 4, 1, EntryState.PARKED, Cause.NAME_TAKEN),
						failed(9, 0, 0, EntryState.SKIPPED, Cause.ROOM_MISSING)));

		boolean before = this.ledger.reopenable(this.run);
		int reopened = this.ledger.reopen(this.run);

		assertThat(before).isTrue();
		assertThat(reopened).isEqualTo(4);
		assertThat(this.ledger.reopenable(this.run)).isFalse();
		assertThat(this.fixture.entries(this.run)).extracting((entry) -> entry.state().name())
			.containsExactly("PLANNED", "PLANNED", "REFUSED", "REFUSED", "PLANNED", "PLANNED", "UNDONE", "PARKED",
					"SKIPPED");
		assertThat(this.fixture.entry(this.run, 1).outcome()).isEqualTo(new Outcome(2, 0, null, "", NOW));
	}

	@Test
	void tallyWhenAllStatesOccurCountsThem() {
		List<Entry> entries = new ArrayList<>();
		for (EntryState state : EntryState.values()) {
			entries.add(failed(entries.size() + 1, 0, 0, state, Cause.DRIFTED_FIELDS));
		}
		entries.add(failed(20, 0, 0, EntryState.DRIFTED, Cause.DRIFTED_NAME));
		this.fixture.plan(this.run, entries);

		Tally tally = this.ledger.tally(this.run);

		assertThat(tally.total()).isEqualTo(12);
		assertThat(List.of(tally.renamed(), tally.already(), tally.failed(), tally.skipped(), tally.pending()))
			.containsExactly(3, 1, 4, 1, 3);
		assertThat(tally.asPlanned()).isEqualTo(2);
		assertThat(tally.differing()).isEqualTo(3);
	}

	@Test
	void writtenWhenSeveralRunsGivesTheNewestEntryOfEachRoom() {
		Entry older = done(this.run, 1, 1, "A");
		this.fixture.plan(this.run,
				List.of(older, done(this.run, 2, 2, "B"), in(LedgerFixture.planned(this.run, 3, 3, "Old", "Gone"),
						Place.NONE, EntryState.DRIFTED, Cause.DRIFTED_NAME)));
		Run second = this.fixture.run();
		Entry newer = done(second, 1, 1, "C");
		this.fixture.plan(second, List.of(newer, failedIn(second, 2, 2)));

		assertThat(this.ledger.written(URL)).extracting(Entry::newName)
			.containsExactlyInAnyOrder(RoomName.of("C"), RoomName.of("B"));
		assertThat(this.ledger.written("https://other.example.com")).isEmpty();
	}

	private static Entry done(Run run, int line, long room, String name) {
		Entry planned = LedgerFixture.planned(run, line, room, "Old " + room, name);
		return planned.sent(before(planned), planned.newName(), NOW).done(204, NOW);
	}

	private static Entry failedIn(Run run, int line, long room) {
		return LedgerFixture.planned(run, line, room, "Old " + room, "D").refused(Cause.INVALID, 400, "No.", NOW);
	}

	private Entry failed(int line, int chain, int position, EntryState state, @Nullable Cause cause) {
		return in(LedgerFixture.planned(this.run, line, line, "Old", "New"), new Place(chain, position, false), state,
				cause);
	}

	private static Entry in(Entry entry, Place place, EntryState state, @Nullable Cause cause) {
		return new Entry(entry.run(), entry.wish(), place, entry.oldName(), null, state, null, null,
				new Outcome(2, 503, cause, "Why.", NOW));
	}

	private List<Entry> planned(int count) {
		return IntStream.rangeClosed(1, count)
			.mapToObj((line) -> LedgerFixture.planned(this.run, line, line, "Old " + line, "New " + line))
			.toList();
	}

	private static Room before(Entry entry) {
		return new Room(entry.room(), entry.knownOldName(), Privacy.PRIVATE, false, true, "Topic", UserId.of(1), null,
				null);
	}

}
