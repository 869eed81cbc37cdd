package io.roomshift.ledger.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The advisory locks of a schema, each known by two numbers, and who has them.
 */
enum PostgresLocks {

	/** Is held by the process that makes a run; the second number is the schema's. */
	RUN(0x526f6f6d),

	/** Is shared by the processes that help with a run. */
	WORKER(0x576f726b),

	/**
	 * Is shared by every commit of a run until it is done. Who takes something over waits
	 * for it once, so that no commit of the one before comes later.
	 */
	COMMITS(0x73686674),

	/** Is held by the process that uses a token; the second number is the fingerprint. */
	TOKEN(0x546f6b65);

	/** The schema of a session; null when it has none. */
	static final String SCHEMA = "(select oid from pg_namespace where nspname = current_schema())";

	private static final Pattern NAME = Pattern.compile("roomshift (\\d+) (.+)");

	private final int number;

	PostgresLocks(int number) {
		this.number = number;
	}

	/**
	 * What stands in parentheses behind the name of a function that locks.
	 * @param second the second number, as SQL
	 */
	String key(String second) {
		return this.number + ", (" + second + ")::int4";
	}

	/**
	 * The processes of the server that have it, as SQL.
	 * @param second the second number, as SQL
	 */
	String holders(String second) {
		return """
				(select pid from pg_locks where locktype = 'advisory' and granted and objsubid = 2 and classid = %d
				and database = (select oid from pg_database where datname = current_database()) and objid = (%s)::int4::oid)"""
			.formatted(this.number, second);
	}

	/**
	 * The process that has it, in parentheses after a blank; empty when none does.
	 * @param second the second number, as SQL
	 */
	String holder(Connection connection, String second) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet holders = statement
					.executeQuery("select application_name, backend_start from pg_stat_activity where pid in "
							+ holders(second))) {
			if (!holders.next()) {
				return "";
			}
			Matcher name = NAME.matcher(holders.getString(1));
			OffsetDateTime since = holders.getObject(2, OffsetDateTime.class);
			Instant begun = (since != null) ? since.toInstant() : null;
			return " (" + (name.matches() ? new Holder(name.group(1), name.group(2), begun) : holders.getString(1))
					+ ")";
		}
	}

	/**
	 * Names a session after this process, so that others can tell who has a lock.
	 * PostgreSQL cuts names after 63 bytes.
	 */
	static void name(Connection session) throws SQLException {
		try (PreparedStatement statement = session
			.prepareStatement("select set_config('application_name', ?, false)")) {
			Holder here = Holder.here(null);
			statement.setString(1, "roomshift " + here.process() + " " + here.host());
			statement.execute();
		}
	}

}
