package io.roomshift.ledger.database;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

/**
 * Opens databases as the program does.
 */
public final class DatabaseFixture {

	private DatabaseFixture() {
	}

	/**
	 * Opens it with its tables made, or brought up to date.
	 */
	public static HikariDataSource open(HeldDatabase held) {
		DatabaseConfiguration configuration = new DatabaseConfiguration();
		HikariDataSource dataSource = configuration.dataSource(held);
		configuration.tables(held)
			.migrate(Flyway.configure().dataSource(dataSource).javaMigrations(configuration.batchTables()).load());
		return dataSource;
	}

}
