package io.roomshift.ledger.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Properties;

import com.zaxxer.hikari.HikariConfig;
import io.roomshift.ledger.LedgerException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/**
 * A schema of a PostgreSQL server: the one that its user works in when no other is named.
 */
final class PostgresServer implements Database {

	/**
	 * What a session is told that is to last as long as its process does. A machine that
	 * is cut off without a word is found out in 40 seconds. What was committed is on the
	 * server's disk, whatever the server's own habit.
	 */
	static final String LASTING_SESSION = """
			select set_config(wanted.name, wanted.value, false) from (values ('tcp_keepalives_idle', '20'),
			('tcp_keepalives_interval', '5'), ('tcp_keepalives_count', '4'), ('idle_session_timeout', '0'),
			('idle_in_transaction_session_timeout', '0'), ('transaction_timeout', '0'),
			('synchronous_commit', 'on')) as wanted (name, value) join pg_settings as known on known.name = wanted.name
			where wanted.name <> 'synchronous_commit' or known.setting = 'off'""";

	private static final String SETTING = "spring.datasource.";

	private static final String LOOK = """
			select current_setting('server_version'), current_user, current_schema(),
			has_schema_privilege(current_schema(), 'create'),
			coalesce(sum(pg_total_relation_size(oid)), 0), coalesce(bool_or(relname = 'run'), false)
			from pg_class where relkind = 'r'
			and relnamespace = (select oid from pg_namespace where nspname = current_schema())""";

	private static final int PATIENCE_IN_MILLIS = 10_000;

	private final String url;

	private final @Nullable String user;

	private final @Nullable String password;

	private PostgresServer(String url, @Nullable String user, @Nullable String password) {
		this.url = url;
		this.user = user;
		this.password = password;
	}

	/**
	 * Whether the settings name a server.
	 */
	static boolean isNamed(PropertyResolver settings) {
		return StringUtils.hasText(text(settings, "url"));
	}

	/**
	 * The server that the settings name.
	 * @throws LedgerException when it is none of PostgreSQL
	 */
	static PostgresServer from(PropertyResolver settings) {
		String url = text(settings, "url");
		if (url == null || !url.startsWith("jdbc:postgresql:")) {
			throw new LedgerException("spring.datasource.url must be of PostgreSQL, as in "
					+ "'jdbc:postgresql://db.example.com/roomshift'. Without it, progress is kept in the state "
					+ "directory.");
		}
		return new PostgresServer(url, text(settings, "username"), text(settings, "password"));
	}

	/**
	 * What stands in the exception is not told on, for it holds the value.
	 */
	private static @Nullable String text(PropertyResolver settings, String name) {
		try {
			return settings.getProperty(SETTING + name);
		}
		catch (IllegalArgumentException ex) {
			throw new LedgerException(
					SETTING + name + " has '${' in it, which stands for another setting, and that one "
							+ "is not there. Put a backslash before it if it is meant as it stands.");
		}
	}

	/**
	 * The database as sentences name it: without credentials and options.
	 */
	String shown() {
		return "the database '" + this.url.replaceFirst("(?s)\\?.*", "").replaceFirst("//[^/]*@", "//") + "'";
	}

	Connection connect() throws SQLException {
		Properties properties = limits();
		if (this.user != null) {
			properties.setProperty("user", this.user);
		}
		if (this.password != null) {
			properties.setProperty("password", this.password);
		}
		return DriverManager.getConnection(this.url, properties);
	}

	/**
	 * So that a server that fell silent fails a call, and does not hold it for ever. What
	 * the URL says wins.
	 */
	private static Properties limits() {
		Properties properties = new Properties();
		properties.setProperty("ApplicationName", "roomshift");
		properties.setProperty("connectTimeout", "10");
		properties.setProperty("socketTimeout", "30");
		properties.setProperty("tcpKeepAlive", "true");
		return properties;
	}

	HikariConfig pool() {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(this.url);
		config.setUsername(this.user);
		config.setPassword(this.password);
		config.setDataSourceProperties(limits());
		config.setConnectionInitSql(LASTING_SESSION);
		config.setConnectionTimeout(PATIENCE_IN_MILLIS);
		config.setMinimumIdle(1);
		return config;
	}

	@Override
	public HeldDatabase lock(Instant now) {
		try {
			return PostgresLock.take(this);
		}
		catch (SQLException ex) {
			throw refused("can't be opened", ex);
		}
	}

	@Override
	public HeldDatabase join() {
		try {
			return PostgresLock.join(this);
		}
		catch (SQLException ex) {
			throw refused("can't be opened", ex);
		}
	}

	@Override
	public boolean isBegun() {
		try (Connection connection = connect()) {
			Condition condition = condition(connection);
			Fault fault = condition.fault();
			if (!condition.begun() && fault != null) {
				throw refused("can't be used", fault, null);
			}
			return condition.begun();
		}
		catch (SQLException ex) {
			throw refused("can't be opened", ex);
		}
	}

	@Override
	public Condition look() {
		try (Connection connection = connect()) {
			return condition(connection);
		}
		catch (SQLException ex) {
			return new Condition(shown(), false, 0, 0, null, PostgresFaults.of(ex));
		}
	}

	private Condition condition(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(LOOK)) {
			found.next();
			String schema = found.getString(3);
			String where = "PostgreSQL " + found.getString(1).split(" ", 2)[0] + ", " + shown() + ", user '"
					+ found.getString(2) + "', schema '" + schema + "'";
			boolean begun = found.getBoolean(6);
			Fault fault = null;
			if (schema == null) {
				fault = PostgresFaults.NO_SCHEMA;
			}
			else if (!found.getBoolean(4)) {
				fault = PostgresFaults.mayNotCreate(schema);
			}
			long size = found.getLong(5);
			String holder = PostgresLocks.RUN.holder(connection, PostgresLocks.SCHEMA);
			return new Condition(where, begun, size, (begun && fault == null) ? runs(statement) : 0,
					holder.isEmpty() ? null : holder, fault);
		}
	}

	private static int runs(Statement statement) throws SQLException {
		try (ResultSet runs = statement.executeQuery("select count(*) from run")) {
			return runs.next() ? runs.getInt(1) : 0;
		}
	}

	LedgerException withoutSchema() {
		return refused("can't be used", PostgresFaults.NO_SCHEMA, null);
	}

	/**
	 * The exception for a server that was asked and refused.
	 * @param what what can't be done with the database
	 */
	LedgerException refused(String what, Exception cause) {
		return refused(what, PostgresFaults.of(cause), cause);
	}

	private LedgerException refused(String what, Fault fault, @Nullable Exception cause) {
		String sentence = StringUtils.capitalize(shown()) + " " + what + " (" + fault.reason() + "). " + fault.cure()
				+ " Nothing was written to HipChat.";
		return (cause != null) ? new LedgerException(sentence, cause) : new LedgerException(sentence);
	}

}
