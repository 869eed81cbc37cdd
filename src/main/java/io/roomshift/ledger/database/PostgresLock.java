package io.roomshift.ledger.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.StateInUseException;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.StringUtils;

/**
 * A schema that this process has locked, by an advisory lock of a session of its own: the
 * server frees it when the session ends, however that happens.
 */
final class PostgresLock implements HeldDatabase {

	/** The first number of the lock that a run holds; the second is the schema's. */
	private static final int RUN = 0x526f6f6d;

	/**
	 * The first number of the lock that every commit of a run shares. Who has the other
	 * one waits for it once, so that no commit of an earlier holder comes later.
	 */
	private static final int COMMITS = 0x73686674;

	private static final String SCHEMA = "(select oid from pg_namespace where nspname = current_schema())";

	private static final String HOLDERS = """
			from pg_locks where locktype = 'advisory' and granted and objsubid = 2 and classid = %d
			and database = (select oid from pg_database where datname = current_database()) and objid = %s"""
		.formatted(RUN, SCHEMA);

	private static final String HOLDER = """
			select application_name, backend_start from pg_stat_activity where pid in (select pid %s)"""
		.formatted(HOLDERS);

	/** The numbers of a server's processes begin anew when it does. */
	private static final String SESSION = """
			select pg_backend_pid(), extract(epoch from pg_postmaster_start_time())::text, %s""".formatted(SCHEMA);

	private static final Pattern NAME = Pattern.compile("roomshift (\\d+) (.+)");

	private final PostgresServer server;

	private final Connection session;

	private final String check;

	private PostgresLock(PostgresServer server, Connection session, String check) {
		this.server = server;
		this.session = session;
		this.check = check;
	}

	/**
	 * Locks the schema that sessions on that server work in.
	 * @throws StateInUseException when another process holds it
	 */
	static PostgresLock take(PostgresServer server) throws SQLException {
		Connection session = server.connect();
		try (Statement statement = session.createStatement()) {
			statement.execute(PostgresServer.LASTING_SESSION);
			name(session);
			PostgresLock lock = new PostgresLock(server, session, check(statement, server));
			lock.take(statement);
			return lock;
		}
		catch (SQLException | RuntimeException ex) {
			session.close();
			throw ex;
		}
	}

	/**
	 * PostgreSQL cuts names after 63 bytes.
	 */
	private static void name(Connection session) throws SQLException {
		try (PreparedStatement statement = session
			.prepareStatement("select set_config('application_name', ?, false)")) {
			Holder here = Holder.here(null);
			statement.setString(1, "roomshift " + here.process() + " " + here.host());
			statement.execute();
		}
	}

	private static String check(Statement statement, PostgresServer server) throws SQLException {
		try (ResultSet session = statement.executeQuery(SESSION)) {
			session.next();
			long schema = session.getLong(3);
			if (session.wasNull()) {
				throw server.withoutSchema();
			}
			return "select pg_advisory_xact_lock_shared(%d, %d); select pid %s and pid = %d and %s = '%s'".formatted(
					COMMITS, (int) schema, HOLDERS, session.getInt(1),
					"extract(epoch from pg_postmaster_start_time())::text", session.getString(2));
		}
	}

	private void take(Statement statement) throws SQLException {
		try (ResultSet taken = statement
			.executeQuery("select pg_try_advisory_lock(%d, %s::int4)".formatted(RUN, SCHEMA))) {
			taken.next();
			if (!taken.getBoolean(1)) {
				throw new StateInUseException("Another run is using %s%s. Wait until it ends, or stop it."
					.formatted(this.server.shown(), holder(this.session)));
			}
		}
		statement.execute("select pg_advisory_lock(%1$d, %2$s::int4), pg_advisory_unlock(%1$d, %2$s::int4)"
			.formatted(COMMITS, SCHEMA));
	}

	/**
	 * The process that holds the schema, in parentheses after a blank; empty when none
	 * does.
	 */
	static String holder(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet holders = statement.executeQuery(HOLDER)) {
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
	 * Sees to it that the transaction of a connection is of the process that holds the
	 * lock, and stays so until it ends.
	 * @throws LedgerException when the lock was lost
	 */
	void check(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(this.check);
			statement.getMoreResults();
			try (ResultSet held = statement.getResultSet()) {
				if (!held.next()) {
					throw new LedgerException("The lock on " + this.server.shown()
							+ " is lost: the server ended the connection that held it, or was started anew. "
							+ "Nothing was sent to HipChat without being on record.");
				}
			}
		}
	}

	@Override
	public HikariConfig pool() {
		return this.server.pool();
	}

	@Override
	public PlatformTransactionManager transactions(DataSource connections) {
		return new FencedTransactions(connections, this);
	}

	@Override
	public LedgerException withoutTables(Exception cause) {
		return this.server.refused("can't be made ready", cause);
	}

	@Override
	public String shown() {
		return StringUtils.capitalize(this.server.shown());
	}

	@Override
	public void close() throws IOException {
		try {
			this.session.close();
		}
		catch (SQLException ex) {
			throw new IOException(ex);
		}
	}

}
