package io.roomshift.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.roomshift.ledger.Entry.Outcome;
import io.roomshift.ledger.Entry.Place;
import io.roomshift.ledger.announcements.Announcements;
import io.roomshift.ledger.announcements.AnnouncementsFixture;
import io.roomshift.ledger.database.Database;
import io.roomshift.ledger.database.DatabaseFixture;
import io.roomshift.ledger.database.HeldDatabase;
import io.roomshift.ledger.slack.SlackForecasts;
import io.roomshift.ledger.slack.SlackForecastsFixture;
import io.roomshift.ledger.timeline.Timelines;
import io.roomshift.ledger.timeline.TimelinesFixture;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A real ledger in an H2 file, opened as the program opens it; and rows to put into it.
 */
public final class LedgerFixture implements AutoCloseable {

	/** A moment for tests that need one. */
	public static final Instant NOW = Instant.parse("2018-11-05T10:00:01.123456Z");

	private final HeldDatabase held;

	private final HikariDataSource dataSource;

	private final JdbcLedger ledger;

	private final Announcements announcements;

	private final Timelines timelines;

	private final InstantSource clock;

	private LedgerFixture(HeldDatabase held, HikariDataSource dataSource, JdbcLedger ledger, InstantSource clock) {
		this.held = held;
		this.dataSource = dataSource;
		this.ledger = ledger;
		this.announcements = AnnouncementsFixture.over(dataSource);
		this.timelines = TimelinesFixture.over(dataSource, clock);
		this.clock = clock;
	}

	public static LedgerFixture open(Path directory) {
		return open(directory, Clock.systemUTC());
	}

	public static LedgerFixture open(Path directory, InstantSource clock) {
		HeldDatabase held = Database.of(directory).lock(clock.instant());
		try {
			HikariDataSource dataSource = DatabaseFixture.open(held);
			JdbcLedger ledger = new LedgerConfiguration().ledger(new JdbcTemplate(dataSource),
					held.transactions(dataSource), clock);
			return new LedgerFixture(held, dataSource, ledger, clock);
		}
		catch (LedgerException ex) {
			close(held);
			throw ex;
		}
	}

	private static void close(HeldDatabase held) {
		try {
			held.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Ledger ledger() {
		return this.ledger;
	}

	public Announcements announcements() {
		return this.announcements;
	}

	/**
	 * The timelines of a process that helps.
	 */
	public Timelines timelinesOf(String worker) {
		return TimelinesFixture.ofWorker(worker, this.dataSource, this.clock);
	}

	public Timelines timelines() {
		return this.timelines;
	}

	public SlackForecasts forecasts() {
		return SlackForecastsFixture.over(this.dataSource);
	}

	HikariDataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * A run of {@code apply} without a plan.
	 */
	public Run run() {
		return this.ledger.open(request());
	}

	public static Run.Request request() {
		return new Run.Request("0123456789abcdef", "apply", "input/rooms.csv", "https://chat.example.com",
				"room_id,new_name", ',', Path.of("reports"), null);
	}

	/**
	 * Writes the entries as the plan of the run.
	 * @return the run, as it is then
	 */
	public Run plan(Run run, List<Entry> entries) {
		this.ledger.plan(run, entries.stream().map(LedgerFixture::row));
		return this.ledger.run(run.id()).orElseThrow();
	}

	/**
	 * The entry with the two cells that a mapping without other columns would have.
	 */
	public static Ledger.Row row(Entry entry) {
		return new Ledger.Row(entry, entry.room() + "," + entry.newName());
	}

	/**
	 * An entry in a chain of its own.
	 * @param line its line, and the number of its chain
	 */
	public static Entry planned(Run run, int line, long room, String oldName, String newName) {
		Wish wish = new Wish(line, RoomId.of(room), RoomName.of(newName), null, FieldWishes.NONE);
		return new Entry(run.id(), wish, new Place(line, 0, false), RoomName.of(oldName), null, EntryState.PLANNED,
				null, null, Outcome.NONE);
	}

	/**
	 * All rows of the run by line.
	 */
	public Stream<Entry> entries(Run run) {
		return this.ledger.rows(run, 0, Integer.MAX_VALUE).stream().map(Ledger.Row::entry);
	}

	/**
	 * The entry of that line.
	 */
	public Entry entry(Run run, int line) {
		return this.ledger.rows(run, line - 1, 1).get(0).entry();
	}

	/**
	 * Runs a statement on the database itself.
	 */
	public void execute(String statement) {
		new JdbcTemplate(this.dataSource).execute(statement);
	}

	/**
	 * What a query on the database itself gives, with blanks between the columns.
	 */
	public List<String> query(String query) {
		return new JdbcTemplate(this.dataSource).queryForList(query)
			.stream()
			.map((row) -> row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
			.toList();
	}

	/**
	 * Closes it as the program does when it ends.
	 */
	@Override
	public void close() {
		try {
			this.timelines.close();
			this.announcements.close();
			this.ledger.close();
			this.dataSource.close();
			this.held.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
