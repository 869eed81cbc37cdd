package io.roomshift.ledger.tables;

import java.sql.Connection;
import java.sql.SQLException;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Makes tables of other versions.
 */
public final class TablesFixture {

	private TablesFixture() {
	}

	/**
	 * Makes the tables as an earlier version had them.
	 * @param connection a connection to an empty database, which is closed
	 * @param version the last of the migrations that are made
	 */
	public static void migrate(Connection connection, String version) throws SQLException {
		try (connection) {
			Migrations.settings(new SingleConnectionDataSource(connection, true)).target(version).load().migrate();
		}
	}

}
