package io.roomshift.ledger.tables;

import java.sql.Connection;
import java.sql.SQLException;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Creates Spring Batch's own tables by the scripts that it ships; in H2 after taking away
 * what a disk that was full, or a kill, left of them. PostgreSQL takes tables back by
 * itself, and those that are there are somebody else's.
 */
final class BatchTables implements JavaMigration {

	@Override
	public MigrationVersion getVersion() {
		return MigrationVersion.fromVersion("2");
	}

	@Override
	public String getDescription() {
		return "Spring Batch tables";
	}

	@Override
	public @Nullable Integer getChecksum() {
		return null;
	}

	@Override
	public boolean canExecuteInTransaction() {
		return true;
	}

	@Override
	public void migrate(Context context) throws Exception {
		ResourceDatabasePopulator populator = isH2(context.getConnection())
				? new ResourceDatabasePopulator(script("drop-h2"), script("h2"))
				: new ResourceDatabasePopulator(script("postgresql"));
		populator.execute(new SingleConnectionDataSource(context.getConnection(), true));
	}

	static boolean isH2(Connection connection) throws SQLException {
		return connection.getMetaData().getDatabaseProductName().equals("H2");
	}

	private static ClassPathResource script(String name) {
		return new ClassPathResource("org/springframework/batch/core/schema-" + name + ".sql");
	}

}
