package io.roomshift.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.roomshift.input.Cells;
import io.roomshift.input.Mapping;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Entry.Outcome;
import io.roomshift.ledger.Entry.Place;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.plan.Wish;
import io.roomshift.report.html.HtmlFixture;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

/**
 * A run of a mapping in a real ledger, and the reports about it.
 */
public final class ReportedRun implements AutoCloseable {

	public static final Instant NOW = Instant.parse("2018-10-05T08:00:00.123456Z");

	private static final String MAPPING = "rooms.csv";

	private final Path directory;

	private final LedgerFixture fixture;

	private @Nullable Run run;

	public ReportedRun(Path directory) {
		this(directory, InstantSource.fixed(NOW));
	}

	public ReportedRun(Path directory, InstantSource clock) {
		this.directory = directory;
		this.fixture = LedgerFixture.open(directory.resolve("state"), clock);
	}

	public LedgerFixture fixture() {
		return this.fixture;
	}

	Ledger ledger() {
		return this.fixture.ledger();
	}

	public Run run() {
		return Objects.requireNonNull(this.run);
	}

	public Path reports() {
		return run().reports();
	}

	/**
	 * Plans every row of a mapping.
	 * @param text the mapping
	 * @param fate makes of a planned entry what became of it
	 */
	public ReportedRun plan(String text, UnaryOperator<Entry> fate) {
		return plan(Mapping.read(write(MAPPING, text)), fate);
	}

	public ReportedRun plan(Mapping mapping, UnaryOperator<Entry> fate) {
		open(Cells.of(mapping.header()).csv(), mapping.delimiter());
		ledger().plan(run(),
				mapping.rows()
					.stream()
					.map((row) -> new Ledger.Row(fate.apply(planned(row.wish())), row.cells().csv())));
		return this;
	}

	void open(String header, char delimiter) {
		this.run = ledger().open(new Run.Request("0123456789abcdef", "apply", "input/rooms.csv",
				"https://chat.example.com", header, delimiter, this.directory.resolve("reports"), null));
	}

	private Entry planned(Wish wish) {
		return new Entry(run().id(), wish, new Place(wish.line(), 0, false), RoomName.of("Old " + wish.room()), null,
				EntryState.PLANNED, null, null, Outcome.NONE);
	}

	public ReportedRun end(RunState state) {
		this.run = ledger().end(run(), state, "", new Run.Calls(21, 9, 1));
		return this;
	}

	/**
	 * Ends the run, which had these tokens.
	 */
	public ReportedRun endWith(Run.OfToken... tokens) {
		return endWith(RunState.COMPLETED, tokens);
	}

	public ReportedRun endWith(RunState state, Run.OfToken... tokens) {
		this.run = ledger().end(run(), state, "", new Run.Calls(21, 9, 0, 1, List.of(tokens)));
		return this;
	}

	public ReportedRun write() {
		return write(ledger());
	}

	ReportedRun write(Ledger ledger) {
		Summary summary = Summary.of(run(), ledger.tally(run()), run().state().word(), 1, run().calls(), null);
		new Reports(ledger, this.fixture.announcements(), this.fixture.timelines(), this.fixture.forecasts(),
				HtmlFixture.format())
			.write(run(), summary);
		return this;
	}

	/**
	 * The report of that name, with the place of all reports as {@code reports}.
	 */
	String report(String name) {
		return readText(reports().resolve(name)).replace(this.directory.resolve("reports").toString(), "reports");
	}

	Mapping mapping() {
		return Mapping.read(this.directory.resolve(MAPPING));
	}

	Mapping retry() {
		return Mapping.read(reports().resolve(RetryCsv.FILE));
	}

	List<String> files() {
		try (Stream<Path> files = Files.list(reports())) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path write(String name, String text) {
		try {
			Path file = this.directory.resolve(name);
			Files.createDirectories(file.getParent());
			return Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String golden(String name) {
		return readText(Path.of("src/test/resources/report", name));
	}

	private static String readText(Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.fixture.close();
	}

}
