package io.roomshift.ledger.database;

import com.zaxxer.hikari.HikariDataSource;

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
		return new DatabaseConfiguration().dataSource(held);
	}

}
