package io.roomshift.ledger.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.timeline.Stretch.Budget;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The timelines of all runs. That of the run that goes on is written every ten seconds; a
 * kill loses what happened since. No run fails because its timeline can't be written: the
 * rest of it is missing then.
 */
public final class Timelines implements AutoCloseable {

	private static final Duration WRITE_EVERY = Duration.ofSeconds(10);

	private static final String UPDATE = """
			update stretch set seconds = ?, calls_get = ?, calls_put = ?, calls_post = ?, throttled = ?,
			retried = ?, waited_millis = ?, budget_left = ?, budget_limit = ?
			where run_id = ? and worker = ? and starts_at = ?""";

	private static final String INSERT = """
			insert into stretch (seconds, calls_get, calls_put, calls_post, throttled, retried, waited_millis,
			budget_left, budget_limit, run_id, worker, starts_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private final JdbcTemplate jdbc;

	private final JdbcClient client;

	private final TransactionOperations transactions;

	private final InstantSource clock;

	private final String worker;

	private final ScheduledExecutorService timer;

	private @Nullable Going going;

	private @Nullable Future<?> writing;

	/**
	 * Creates the timelines.
	 * @param worker the process whose calls are noted; empty for the one that leads
	 */
	Timelines(JdbcTemplate jdbc, TransactionOperations transactions, InstantSource clock, String worker) {
		this.jdbc = jdbc;
		this.client = JdbcClient.create(jdbc);
		this.transactions = transactions;
		this.clock = clock;
		this.worker = worker;
		this.timer = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread thread = new Thread(work, "timeline");
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * Begins the timeline of a run, or goes on with it.
	 */
	public synchronized LiveTimeline begin(Run run) {
		write();
		LiveTimeline live = new LiveTimeline(read(run.id(), this.worker), this.clock);
		this.going = new Going(run.id(), live);
		if (this.writing == null) {
			this.writing = this.timer.scheduleWithFixedDelay(this::write, WRITE_EVERY.toMillis(),
					WRITE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
		}
		return live;
	}

	/**
	 * The timeline of a run as it is now, with the calls of all its processes.
	 */
	public Timeline of(Run run) {
		write();
		return Timeline.together(workers(run.id()).stream().map((name) -> read(run.id(), name)).toList());
	}

	private List<String> workers(long run) {
		return LedgerException.guarded(() -> this.client.sql("select distinct worker from stretch where run_id = ?")
			.param(run)
			.query(String.class)
			.list());
	}

	/**
	 * Writes what waits, then ends.
	 */
	@Override
	public void close() {
		if (this.writing != null) {
			this.writing.cancel(false);
		}
		this.timer.shutdown();
		write();
	}

	/**
	 * Writes what waits.
	 */
	public synchronized void write() {
		if (this.going == null) {
			return;
		}
		try {
			write(this.going.run(), this.going.live().change());
		}
		catch (LedgerException ex) {
			this.going = null;
		}
	}

	private void write(long run, LiveTimeline.Change change) {
		List<Object[]> rows = change.timeline()
			.stretches()
			.stream()
			.map((stretch) -> parameters(run, change.timeline().length(), stretch))
			.toList();
		LedgerException.guarded(() -> this.transactions.execute((status) -> {
			if (change.all()) {
				this.client.sql("delete from stretch where run_id = ? and worker = ?")
					.params(run, this.worker)
					.update();
			}
			return this.jdbc.batchUpdate(INSERT, change.all() ? rows : missingAfterUpdate(rows));
		}));
	}

	private List<Object[]> missingAfterUpdate(List<Object[]> rows) {
		int[] updated = this.jdbc.batchUpdate(UPDATE, rows);
		List<Object[]> missing = new ArrayList<>();
		for (int i = 0; i < updated.length; i++) {
			if (updated[i] == 0) {
				missing.add(rows.get(i));
			}
		}
		return missing;
	}

	private Timeline read(long run, String worker) {
		List<Timeline> parts = LedgerException
			.guarded(() -> this.client.sql("select * from stretch where run_id = ? and worker = ? order by starts_at")
				.params(run, worker)
				.query(Timelines::part)
				.list());
		if (parts.isEmpty()) {
			return Timeline.EMPTY;
		}
		return new Timeline(parts.get(0).length(),
				parts.stream().flatMap((part) -> part.stretches().stream()).toList());
	}

	private @Nullable Object[] parameters(long run, Duration length, Stretch stretch) {
		Budget budget = stretch.budget();
		return new @Nullable Object[] { length.toSeconds(), stretch.gets(), stretch.puts(), stretch.posts(),
				stretch.throttled(), stretch.retried(), stretch.waited().toMillis(),
				(budget != null) ? budget.left() : null, (budget != null) ? budget.limit() : null, run, this.worker,
				OffsetDateTime.ofInstant(stretch.start(), ZoneOffset.UTC) };
	}

	private static Timeline part(ResultSet columns, int index) throws SQLException {
		Integer left = columns.getObject("budget_left", Integer.class);
		Integer limit = columns.getObject("budget_limit", Integer.class);
		Stretch stretch = new Stretch(columns.getObject("starts_at", OffsetDateTime.class).toInstant(),
				columns.getLong("calls_get"), columns.getLong("calls_put"), columns.getLong("calls_post"),
				columns.getLong("throttled"), columns.getLong("retried"),
				Duration.ofMillis(columns.getLong("waited_millis")),
				(left != null && limit != null) ? new Budget(left, limit) : null);
		return new Timeline(Duration.ofSeconds(columns.getLong("seconds")), List.of(stretch));
	}

	/**
	 * The run that goes on, and its timeline.
	 */
	private record Going(long run, LiveTimeline live) {

	}

}
