package io.roomshift.ledger.database;

import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;
import io.roomshift.ledger.LedgerException;
import org.flywaydb.core.Flyway;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Opens databases as the program does.
 */
public final class DatabaseFixture {

	private DatabaseFixture() {
	}

	/**
	 * Makes the tables as an earlier version had them.
	 * @param connection a connection to an empty database, which is closed
	 * @param version the last of the migrations that are made
	 */
	public static void migrate(Connection connection, String version) throws SQLException {
		try (connection) {
			Flyway.configure()
				.dataSource(new SingleConnectionDataSource(connection, true))
				.table("schema_history")
				.javaMigrations(new BatchTables())
				.target(version)
				.load()
				.migrate();
		}
	}

	/**
	 * Opens it with its tables made, or brought up to date.
	 */
	public static HikariDataSource open(HeldDatabase held) {
		DatabaseConfiguration configuration = new DatabaseConfiguration();
		HikariDataSource dataSource = configuration.dataSource(held);
		try {
			configuration.tables(held)
				.migrate(Flyway.configure()
					.dataSource(dataSource)
					.table("schema_history")
					.ignoreMigrationPatterns(new String[0])
					.javaMigrations(configuration.batchTables())
					.load());
			return dataSource;
		}
		catch (LedgerException ex) {
			// Its pool would go on filling itself, and make the file anew.
			dataSource.close();
			throw ex;
		}
	}

}
