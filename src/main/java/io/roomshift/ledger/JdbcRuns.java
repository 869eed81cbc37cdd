package io.roomshift.ledger;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * The runs, in a relational database.
 */
final class JdbcRuns {

	/**
	 * Runs, each with the last one that undoes it. One that was refused before it had a
	 * plan undoes nothing.
	 */
	private static final String SELECT = """
			select run.*, (select max(later.id) from run later where later.undoes = run.id
			and later.state not in ('PLANNING', 'REFUSED')) as undone_by from run""";

	private final JdbcClient client;

	private final InstantSource clock;

	JdbcRuns(JdbcClient client, InstantSource clock) {
		this.client = client;
		this.clock = clock;
	}

	Run insert(Run.Request request) {
		OffsetDateTime now = now();
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.client.sql("""
				insert into run (identity, command, mapping, url, header, delimiter, state, started_at, report_dir,
				undoes, stop_reason, calls_get, calls_put, calls_throttled)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, 0, 0)""")
			.params(request.identity(), request.command(), request.mapping(), request.url(), request.header(),
					String.valueOf(request.delimiter()), RunState.PLANNING.name(), now, request.reportDir().toString())
			.param(request.undoes())
			.update(key, "id");
		Number id = key.getKey();
		if (id == null) {
			throw new IllegalStateException("The database gave the run no number");
		}
		return new Run(id.longValue(), request, RunState.PLANNING, now.toInstant(), null, "", Run.Calls.NONE, null);
	}

	Optional<Run> latest(String identity) {
		return this.client.sql(SELECT + " where identity = ? order by id desc limit 1")
			.param(identity)
			.query(JdbcRuns::run)
			.optional();
	}

	Optional<Run> find(long id) {
		return this.client.sql(SELECT + " where id = ?").param(id).query(JdbcRuns::run).optional();
	}

	/**
	 * All of them, the newest first.
	 */
	List<Run> all() {
		return this.client.sql(SELECT + " order by id desc").query(JdbcRuns::run).list();
	}

	int setState(Run run, RunState state) {
		return this.client.sql("update run set state = ?, ended_at = null, stop_reason = '' where id = ?")
			.params(state.name(), run.id())
			.update();
	}

	Run end(Run run, RunState state, String reason, Run.Calls calls) {
		this.client.sql("""
				update run set state = ?, ended_at = ?, stop_reason = ?,
				reports_due = exists (select 1 from entry where run_id = run.id) where id = ?""")
			.params(state.name(), now(), reason, run.id())
			.update();
		return add(run, calls);
	}

	boolean reportsDue(Run run) {
		return this.client.sql("select reports_due from run where id = ?")
			.param(run.id())
			.query(Boolean.class)
			.single();
	}

	int setReportsDue(long run, boolean due) {
		return this.client.sql("update run set reports_due = ? where id = ?").params(due, run).update();
	}

	/**
	 * Adds calls to those of a run. The update comes first, for it keeps other processes
	 * from changing the row.
	 */
	Run add(Run run, Run.Calls calls) {
		this.client.sql("""
				update run set calls_get = calls_get + ?, calls_put = calls_put + ?, calls_post = calls_post + ?,
				calls_throttled = calls_throttled + ? where id = ?""")
			.params(calls.get(), calls.put(), calls.post(), calls.throttled(), run.id())
			.update();
		Run.Calls before = find(run.id()).orElseThrow().calls();
		this.client.sql("update run set tokens = ? where id = ?")
			.params(tokens(before.tokensWith(calls.tokens())), run.id())
			.update();
		return find(run.id()).orElseThrow();
	}

	private OffsetDateTime now() {
		return OffsetDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	private static Run run(ResultSet columns, int index) throws SQLException {
		Run.Request request = new Run.Request(columns.getString("identity"), columns.getString("command"),
				columns.getString("mapping"), columns.getString("url"), columns.getString("header"),
				columns.getString("delimiter").charAt(0), Path.of(columns.getString("report_dir")),
				columns.getObject("undoes", Long.class));
		OffsetDateTime ended = columns.getObject("ended_at", OffsetDateTime.class);
		return new Run(columns.getLong("id"), request, RunState.valueOf(columns.getString("state")),
				columns.getObject("started_at", OffsetDateTime.class).toInstant(),
				(ended != null) ? ended.toInstant() : null, columns.getString("stop_reason"),
				new Run.Calls(columns.getLong("calls_get"), columns.getLong("calls_put"), columns.getLong("calls_post"),
						columns.getLong("calls_throttled"), tokens(columns.getString("tokens"))),
				columns.getObject("undone_by", Long.class));
	}

	/**
	 * The calls of tokens as the column {@code tokens} holds them: a line for each token,
	 * with its fingerprint, its calls, those that were throttled, and whether it was set
	 * aside.
	 */
	private static String tokens(List<Run.OfToken> tokens) {
		return tokens.stream()
			.map((token) -> token.fingerprint() + " " + token.calls() + " " + token.throttled() + " "
					+ token.setAside())
			.collect(Collectors.joining("\n"));
	}

	private static List<Run.OfToken> tokens(String column) {
		return column.lines().map((line) -> line.split(" ")).map(JdbcRuns::token).toList();
	}

	private static Run.OfToken token(String[] words) {
		return new Run.OfToken(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]),
				Boolean.parseBoolean(words[3]));
	}

}
