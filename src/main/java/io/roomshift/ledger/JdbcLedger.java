package io.roomshift.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.roomshift.ledger.Tally.Told;
import io.roomshift.room.RoomId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The ledger in a relational database, H2 or PostgreSQL.
 */
final class JdbcLedger implements Ledger, AutoCloseable {

	private static final int INSERT_BATCH = 1000;

	/** H2 goes through the whole list for each row that it finds. */
	private static final int MOST_IN_A_LIST = 50;

	private final JdbcTemplate jdbc;

	private final JdbcClient client;

	private final TransactionOperations transactions;

	private final GroupCommit<Entry> groupCommit;

	private final JdbcRuns runs;

	private final JdbcChains chains;

	JdbcLedger(JdbcTemplate jdbc, TransactionOperations transactions, InstantSource clock) {
		this.jdbc = jdbc;
		this.client = JdbcClient.create(jdbc);
		this.transactions = transactions;
		this.groupCommit = new GroupCommit<>(this::write);
		this.runs = new JdbcRuns(this.client, clock);
		this.chains = new JdbcChains(this.client);
	}

	@Override
	public Run open(Run.Request request) {
		return guarded(() -> inTransaction(() -> this.runs.insert(request)));
	}

	@Override
	public Optional<Run> latest(String identity) {
		return guarded(() -> this.runs.latest(identity));
	}

	@Override
	public Optional<Run> run(long id) {
		return guarded(() -> this.runs.find(id));
	}

	@Override
	public List<Run> runs() {
		return guarded(this.runs::all);
	}

	@Override
	public void plan(Run run, Stream<Row> rows) {
		guarded(() -> inTransaction(() -> {
			List<Row> batch = new ArrayList<>(INSERT_BATCH);
			rows.forEachOrdered((row) -> {
				batch.add(row);
				if (batch.size() == INSERT_BATCH) {
					insert(batch);
				}
			});
			insert(batch);
			return this.runs.setState(run, RunState.RUNNING);
		}));
	}

	private void insert(List<Row> batch) {
		this.jdbc.batchUpdate(EntryColumns.INSERT, batch, INSERT_BATCH, EntryColumns::insert);
		this.jdbc.batchUpdate(EntryColumns.INSERT_PROGRESS, batch, INSERT_BATCH,
				(statement, row) -> EntryColumns.update(statement, row.entry()));
		batch.clear();
	}

	@Override
	public void resume(Run run) {
		guarded(() -> inTransaction(() -> this.runs.setState(run, RunState.RUNNING)));
	}

	@Override
	public Run end(Run run, RunState state, String reason, Run.Calls calls) {
		return guarded(() -> inTransaction(() -> this.runs.end(run, state, reason, calls)));
	}

	@Override
	public boolean reportsDue(Run run) {
		return guarded(() -> this.runs.reportsDue(run));
	}

	@Override
	public void reported(Run run) {
		guarded(() -> inTransaction(() -> this.runs.setReportsDue(run.id(), false)));
	}

	@Override
	public Run.Calls called(Run run, Run.Calls calls) {
		return guarded(() -> inTransaction(() -> this.runs.add(run, calls))).calls();
	}

	@Override
	public int chains(Run run) {
		return guarded(() -> this.chains.count(run));
	}

	@Override
	public CompletableFuture<Void> record(Entry entry) {
		return this.groupCommit.add(entry);
	}

	private void write(List<Entry> entries) {
		guarded(() -> inTransaction(() -> {
			int[][] written = this.jdbc.batchUpdate(EntryColumns.UPDATE, entries, entries.size(), EntryColumns::update);
			if (!Arrays.stream(written).flatMapToInt(Arrays::stream).allMatch((rows) -> rows == 1)) {
				throw new IllegalStateException("An entry is not in the plan of its run");
			}
			return written;
		}));
	}

	@Override
	public List<OpenChain> openChains(Run run, int after, int most) {
		return guarded(() -> this.chains.open(run, after, most));
	}

	@Override
	public List<Row> rows(Run run, int after, int most) {
		return guarded(() -> this.client
			.sql(EntryColumns.SELECT + "where e.run_id = ? and e.line > ? order by e.run_id, e.line limit ?")
			.params(run.id(), after, most)
			.query(EntryColumns::row)
			.list());
	}

	@Override
	public List<Entry> entries(Run run, Collection<RoomId> rooms) {
		List<Long> ids = rooms.stream().map(RoomId::value).toList();
		List<Entry> entries = new ArrayList<>();
		for (int first = 0; first < ids.size(); first += MOST_IN_A_LIST) {
			entries.addAll(listed(run, ids.subList(first, Math.min(ids.size(), first + MOST_IN_A_LIST))));
		}
		return entries;
	}

	private List<Entry> listed(Run run, List<Long> rooms) {
		return guarded(() -> this.client.sql(EntryColumns.SELECT + "where e.run_id = :run and e.room_id in (:rooms)")
			.param("run", run.id())
			.param("rooms", rooms)
			.query(EntryColumns::entry)
			.list());
	}

	@Override
	public int reopen(Run run) {
		return guarded(() -> inTransaction(() -> this.chains.reopen(run)));
	}

	@Override
	public boolean reopenable(Run run) {
		return guarded(() -> this.chains.reopenable(run));
	}

	@Override
	public int undone(Run undoing) {
		long undone = Objects.requireNonNull(undoing.request().undoes(), "Nothing is being undone");
		return guarded(() -> inTransaction(() -> {
			this.runs.setReportsDue(undone, true);
			return this.client.sql(EntryColumns.UNDONE)
				.param("detail", "Run " + undoing.id() + " gave it back.")
				.param("undone", undone)
				.param("changed", names(EntryState.CHANGED))
				.param("undoing", undoing.id())
				.param("fields", Cause.DRIFTED_FIELDS.word())
				.update();
		}));
	}

	@Override
	public Tally tally(Run run) {
		return new Tally(guarded(() -> this.client
			.sql("select state, cause, count(*) from progress where id between ? and ? group by state, cause")
			.params(EntryColumns.firstId(run), EntryColumns.lastId(run))
			.query((columns, index) -> new Tally.Count(EntryState.valueOf(columns.getString(1)),
					Cause.parse(columns.getString(2)).orElse(null), columns.getInt(3)))
			.list()), told(run));
	}

	private @Nullable Told told(Run run) {
		return guarded(() -> this.client.sql("""
				select count(case when state = 'DONE' then 1 end), count(case when state = 'FAILED' then 1 end),
				count(case when state in ('SENT', 'UNSURE') then 1 end) from announcement where run_id = ?
				having count(*) > 0""")
			.param(run.id())
			.query((columns, index) -> new Told(columns.getInt(1), columns.getInt(2), columns.getInt(3)))
			.optional()).orElse(null);
	}

	@Override
	public Stream<Entry> written(String url) {
		return guarded(() -> this.client.sql(EntryColumns.SELECT + """
				join (
				select e.room_id, max(e.run_id) as run_id from""" + EntryColumns.TABLES + """
				join run r on r.id = e.run_id
				where r.url = :url and p.state in (:renamed) and p.before_name is not null group by e.room_id) newest
				on newest.room_id = e.room_id and newest.run_id = e.run_id""")
			.param("url", url)
			.param("renamed", names(EntryState.RENAMED))
			.query(EntryColumns::entry)
			.list()
			.stream());
	}

	@Override
	public void close() {
		this.groupCommit.close();
	}

	private static List<String> names(Set<EntryState> states) {
		return states.stream().map(EntryState::name).toList();
	}

	/**
	 * H2 closes its database when a write fails. What was committed can be read again by
	 * connections that are opened after that, so those from before are given up.
	 */
	private void giveUpConnections() {
		if (this.jdbc.getDataSource() instanceof HikariDataSource pool && !pool.isClosed()) {
			pool.getHikariPoolMXBean().softEvictConnections();
		}
	}

	private <T> T inTransaction(Supplier<T> work) {
		return this.transactions.execute((status) -> work.get());
	}

	private <T> T guarded(Supplier<T> access) {
		try {
			return LedgerException.guarded(access);
		}
		catch (LedgerException ex) {
			giveUpConnections();
			throw ex;
		}
	}

}
