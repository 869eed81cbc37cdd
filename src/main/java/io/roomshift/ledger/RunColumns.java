package io.roomshift.ledger;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * A run as columns of the table {@code run}, and back.
 */
final class RunColumns {

	/**
	 * Calls that read, updates, messages, 429s, and the run.
	 */
	static final String CALLED = """
			update run set calls_get = calls_get + ?, calls_put = calls_put + ?, calls_post = calls_post + ?,
			calls_throttled = calls_throttled + ? where id = ?""";

	/**
	 * Runs, each with the last one that undoes it. One that was refused before it had a
	 * plan undoes nothing.
	 */
	static final String SELECT = """
			select run.*, (select max(later.id) from run later where later.undoes = run.id
			and later.state not in ('PLANNING', 'REFUSED')) as undone_by from run""";

	private RunColumns() {
	}

	static Run insert(JdbcClient client, Run.Request request, OffsetDateTime now) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		client.sql("""
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

	static Run run(ResultSet columns, int index) throws SQLException {
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
	static String tokens(List<Run.OfToken> tokens) {
		return tokens.stream()
			.map((token) -> token.fingerprint() + " " + token.calls() + " " + token.throttled() + " "
					+ token.setAside())
			.collect(Collectors.joining("\n"));
	}

	private static List<Run.OfToken> tokens(String column) {
		return column.lines().map((line) -> line.split(" ")).map(RunColumns::token).toList();
	}

	private static Run.OfToken token(String[] words) {
		return new Run.OfToken(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]),
				Boolean.parseBoolean(words[3]));
	}

}
