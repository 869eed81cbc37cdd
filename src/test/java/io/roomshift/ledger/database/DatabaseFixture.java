package io.roomshift.ledger.database;

import com.zaxxer.hikari.HikariDataSource;
import io.roomshift.ledger.LedgerException;

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
		try {
			configuration.jdbcTemplate(held, dataSource);
			return dataSource;
		}
		catch (LedgerException ex) {
			// Its pool would go on filling itself, and make the file anew.
			dataSource.close();
			throw ex;
		}
	}

}
