package io.roomshift.ledger;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Creates Spring Batch's own tables by the scripts that it ships, after taking away what
 * a disk that was full, or a kill, left of them.
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
		String product = context.getConnection().getMetaData().getDatabaseProductName().equals("H2") ? "h2"
				: "postgresql";
		ResourceDatabasePopulator populator = new ResourceDatabasePopulator(script("drop-" + product), script(product));
		populator.execute(new SingleConnectionDataSource(context.getConnection(), true));
	}

	private static ClassPathResource script(String name) {
		return new ClassPathResource("org/springframework/batch/core/schema-" + name + ".sql");
	}

}
