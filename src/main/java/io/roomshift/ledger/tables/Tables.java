package io.roomshift.ledger.tables;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables of a database, beside those that this program knows.
 * <p>
 * How they come about say the migrations, which Flyway carries out. It takes a quarter of
 * a short command's time, so it is not even loaded where all tables are there, nor where
 * an H2 file has none: for that one, {@code structure-h2.sql} holds what comes of all
 * migrations.
 */
public final class Tables {

	/** Flyway's record of the migrations that were carried out. */
	static final String HISTORY = "schema_history";

	private final DataSource connections;

	private final JdbcTemplate jdbc;

	public Tables(DataSource connections) {
		this.connections = connections;
		this.jdbc = new JdbcTemplate(connections);
	}

	/**
	 * Compares them with those that this program knows.
	 * @throws DataAccessException when they are of no version that can be told
	 */
	public Age age() {
		List<String> names = names();
		if (names.contains(HISTORY) && History.of(this.jdbc).equals(History.known())) {
			return Age.AS_KNOWN;
		}
		return names.isEmpty() ? Age.OLDER : new Migrations(this.connections).age();
	}

	/**
	 * Makes them, or brings them up to date.
	 * @throws DataAccessException when they can't be
	 */
	public void bringUpToDate() {
		if (isH2() && names().isEmpty()) {
			this.jdbc.execute("runscript from 'classpath:db/structure-h2.sql' charset 'UTF-8'");
		}
		else {
			new Migrations(this.connections).carryOut();
		}
	}

	private List<String> names() {
		return this.jdbc.queryForList(
				"select table_name from information_schema.tables where table_schema = current_schema", String.class);
	}

	private boolean isH2() {
		ConnectionCallback<Boolean> question = BatchTables::isH2;
		return Boolean.TRUE.equals(this.jdbc.execute(question));
	}

	/**
	 * How old tables are.
	 */
	public enum Age {

		/** Of an earlier version, or not there at all. */
		OLDER,

		/** Of this version. */
		AS_KNOWN,

		/** Of a later version. */
		NEWER

	}

}
