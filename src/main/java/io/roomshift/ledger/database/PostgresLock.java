package io.roomshift.ledger.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.StateInUseException;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.StringUtils;

/**
 * A schema that this process has locked for itself, or shares with the process that has,
 * by an advisory lock of a session of its own: the server frees it when the session ends,
 * however that happens.
 */
final class PostgresLock implements HeldDatabase, Sharing {

	private static final Pattern NAME = Pattern.compile("(\\d+)@([0-9.]+)");

	private final PostgresServer server;

	private final PostgresLocks lock;

	private final Connection connection;

	private final Session session;

	private volatile @Nullable String leader;

	private PostgresLock(PostgresServer server, PostgresLocks lock, Connection connection, Session session) {
		this.server = server;
		this.lock = lock;
		this.connection = connection;
		this.session = session;
	}

	/**
	 * Locks the schema that sessions on that server work in.
	 * @throws StateInUseException when another process holds it
	 */
	static PostgresLock take(PostgresServer server) throws SQLException {
		return begin(server, PostgresLocks.RUN);
	}

	/**
	 * Shares the schema with the process that has locked it, or will.
	 */
	static PostgresLock join(PostgresServer server) throws SQLException {
		return begin(server, PostgresLocks.WORKER);
	}

	private static PostgresLock begin(PostgresServer server, PostgresLocks lock) throws SQLException {
		Connection connection = server.connect();
		try (Statement statement = connection.createStatement()) {
			statement.execute(PostgresServer.LASTING_SESSION);
			PostgresLocks.name(connection);
			PostgresLock taken = new PostgresLock(server, lock, connection, Session.of(statement, server));
			taken.begin(statement);
			return taken;
		}
		catch (SQLException | RuntimeException ex) {
			connection.close();
			throw ex;
		}
	}

	private void begin(Statement statement) throws SQLException {
		if (this.lock == PostgresLocks.WORKER) {
			statement.execute("select pg_advisory_lock_shared(%s)".formatted(this.lock.key(this.session.schema())));
			return;
		}
		if (!taken(statement, this.lock, this.session.schema())) {
			throw new StateInUseException("Another run is using %s%s. Wait until it ends, or stop it."
				.formatted(this.server.shown(), this.lock.holder(this.connection, this.session.schema())));
		}
		this.leader = this.session.name();
		waitForCommits(statement);
	}

	private static boolean taken(Statement statement, PostgresLocks lock, String second) throws SQLException {
		return isTrue(statement, "select pg_try_advisory_lock(%s)".formatted(lock.key(second)));
	}

	private static boolean isTrue(Statement statement, String query) throws SQLException {
		try (ResultSet answer = statement.executeQuery(query)) {
			answer.next();
			return answer.getBoolean(1);
		}
	}

	private void waitForCommits(Statement statement) throws SQLException {
		String key = PostgresLocks.COMMITS.key(this.session.schema());
		statement.execute("select pg_advisory_lock(%1$s), pg_advisory_unlock(%1$s)".formatted(key));
	}

	@Override
	public DataSource session() {
		return new SingleConnectionDataSource(this.connection, true);
	}

	@Override
	public String name() {
		return this.session.name();
	}

	@Override
	public boolean follow(String leader) {
		try (Statement statement = this.connection.createStatement()) {
			if (!holds(statement, leader)) {
				return false;
			}
			this.leader = leader;
			waitForCommits(statement);
			return true;
		}
		catch (SQLException ex) {
			throw LedgerException.of(ex);
		}
	}

	@Override
	public boolean isFollowing() {
		try (Statement statement = this.connection.createStatement()) {
			return holds(statement, this.leader);
		}
		catch (SQLException ex) {
			throw LedgerException.of(ex);
		}
	}

	private boolean holds(Statement statement, @Nullable String leader) throws SQLException {
		return isTrue(statement, "select exists (" + held(leader) + ")");
	}

	@Override
	public boolean take(long work) {
		try (Statement statement = this.connection.createStatement()) {
			return isTrue(statement,
					"select pg_try_advisory_xact_lock(((%s)::int8 << 32) + %d)".formatted(this.session.schema(), work));
		}
		catch (SQLException ex) {
			throw LedgerException.of(ex);
		}
	}

	@Override
	public void reserve(Collection<String> fingerprints) {
		try (Statement statement = this.connection.createStatement()) {
			for (String fingerprint : fingerprints) {
				String number = String.valueOf(Integer.parseInt(fingerprint, 16));
				if (!taken(statement, PostgresLocks.TOKEN, number)) {
					throw new StateInUseException("Another process that works in " + this.server.shown()
							+ " uses the token " + fingerprint + PostgresLocks.TOKEN.holder(this.connection, number)
							+ ". Give each its own: HipChat counts calls by token.");
				}
			}
		}
		catch (SQLException ex) {
			throw LedgerException.of(ex);
		}
	}

	/**
	 * One row if the leader holds the lock on the schema, and this session is still
	 * there.
	 */
	private String held(@Nullable String leader) {
		Matcher name = NAME.matcher(String.valueOf(leader));
		if (!name.matches() || !name.group(2).equals(this.session.serverStart())) {
			return "select 1 where false";
		}
		String schema = this.session.schema();
		String held = "select 1 where %s in %s and '%s' = %s".formatted(name.group(1),
				PostgresLocks.RUN.holders(schema), this.session.serverStart(), Session.SERVER_START);
		return (this.lock == PostgresLocks.RUN) ? held
				: held + " and %s in %s".formatted(this.session.process(), this.lock.holders(schema));
	}

	/**
	 * Sees to it that the transaction of a connection is of a process that has the lock
	 * or follows the one that has, and stays so until it ends.
	 * @throws LedgerException when the lock was lost
	 */
	void check(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("select pg_advisory_xact_lock_shared(" + PostgresLocks.COMMITS.key(this.session.schema())
					+ "); " + held(this.leader));
			statement.getMoreResults();
			try (ResultSet held = statement.getResultSet()) {
				if (!held.next()) {
					throw lost();
				}
			}
		}
	}

	private LedgerException lost() {
		String what = "The lock on " + this.server.shown() + " is lost: ";
		String why = (this.lock == PostgresLocks.RUN)
				? "the server ended the connection that held it, or was started anew."
				: "the process that leads the run ended, or the server ended a connection that held it.";
		return new LedgerException(what + why + " Nothing was sent to HipChat without being on record.");
	}

	@Override
	public Optional<Sharing> sharing() {
		return Optional.of(this);
	}

	@Override
	public boolean isLed() {
		return this.lock == PostgresLocks.WORKER;
	}

	@Override
	public HikariConfig pool() {
		return this.server.pool();
	}

	@Override
	public PlatformTransactionManager transactions(DataSource connections) {
		return new FencedTransactions(connections, this);
	}

	/**
	 * PostgreSQL takes a change back by itself.
	 */
	@Override
	public void changing(Runnable change) {
		change.run();
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
			this.connection.close();
		}
		catch (SQLException ex) {
			throw new IOException(ex);
		}
	}

	/**
	 * A session as other sessions know it.
	 *
	 * @param process the number of the server's process
	 * @param serverStart when the server was started: its processes are numbered anew
	 * then
	 * @param schema the number of the schema
	 */
	private record Session(String process, String serverStart, String schema) {

		private static final String SERVER_START = "extract(epoch from pg_postmaster_start_time())::text";

		static Session of(Statement statement, PostgresServer server) throws SQLException {
			try (ResultSet self = statement
				.executeQuery("select pg_backend_pid(), %s, %s::int8".formatted(SERVER_START, PostgresLocks.SCHEMA))) {
				self.next();
				if (self.getString(3) == null) {
					throw server.withoutSchema();
				}
				return new Session(self.getString(1), self.getString(2), String.valueOf((int) self.getLong(3)));
			}
		}

		String name() {
			return this.process + "@" + this.serverStart;
		}

	}

}
