package io.roomshift.ledger;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * A run as columns of the table {@code run}, and back.
 */
final class RunColumns {

	private RunColumns() {
	}

	static Run insert(JdbcClient client, Run.Request request, OffsetDateTime now) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		client.sql("""
				insert into run (identity, command, mapping, url, header, delimiter, state, started_at, report_dir,
				stop_reason, calls_get, calls_put, calls_throttled) values (?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, 0, 0)""")
			.params(request.identity(), request.command(), request.mapping(), request.url(), request.header(),
					String.valueOf(request.delimiter()), RunState.PLANNING.name(), now, request.reportDir().toString())
			.update(key, "id");
		Number id = key.getKey();
		if (id == null) {
			throw new IllegalStateException("The database gave the run no number");
		}
		return new Run(id.longValue(), request, RunState.PLANNING, now.toInstant(), null, "", Run.Calls.NONE);
	}

	static Run run(ResultSet columns, int index) throws SQLException {
		Run.Request request = new Run.Request(columns.getString("identity"), columns.getString("command"),
				columns.getString("mapping"), columns.getString("url"), columns.getString("header"),
				columns.getString("delimiter").charAt(0), Path.of(columns.getString("report_dir")));
		OffsetDateTime ended = columns.getObject("ended_at", OffsetDateTime.class);
		return new Run(columns.getLong("id"), request, RunState.valueOf(columns.getString("state")),
				columns.getObject("started_at", OffsetDateTime.class).toInstant(),
				(ended != null) ? ended.toInstant() : null, columns.getString("stop_reason"),
				new Run.Calls(columns.getLong("calls_get"), columns.getLong("calls_put"), columns.getLong("calls_post"),
						columns.getLong("calls_throttled")));
	}

}
