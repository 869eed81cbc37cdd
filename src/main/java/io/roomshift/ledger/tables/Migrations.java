package io.roomshift.ledger.tables;

import java.util.Arrays;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.roomshift.ledger.tables.Tables.Age;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The migrations, by Flyway.
 */
final class Migrations {

	private final Flyway flyway;

	Migrations(DataSource connections) {
		this.flyway = settings(connections).load();
	}

	/**
	 * How Flyway is set: what a newer version has made is refused.
	 */
	static FluentConfiguration settings(DataSource connections) {
		return Flyway.configure()
			.dataSource(connections)
			.table(Tables.HISTORY)
			.ignoreMigrationPatterns(new String[0])
			.javaMigrations(new BatchTables());
	}

	/**
	 * How old the tables are.
	 * @throws DataAccessException when that can't be told, for the record does not fit
	 * the migrations
	 */
	Age age() {
		return guarded(this::toldByTheRecord);
	}

	/**
	 * Carries out those that were not yet.
	 * @throws DataAccessException when one can't be
	 */
	void carryOut() {
		guarded(this.flyway::migrate);
	}

	private Age toldByTheRecord() {
		MigrationState[] states = Arrays.stream(this.flyway.info().all())
			.map((one) -> one.getState())
			.toArray(MigrationState[]::new);
		if (Arrays.stream(states).allMatch(MigrationState.SUCCESS::equals)) {
			this.flyway.validate();
			return Age.AS_KNOWN;
		}
		boolean newer = Arrays.stream(states).anyMatch(MigrationState.FUTURE_SUCCESS::equals);
		return newer ? Age.NEWER : Age.OLDER;
	}

	private static <T> T guarded(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (FlywayException ex) {
			throw new DataAccessResourceFailureException(String.valueOf(ex.getMessage()), ex);
		}
	}

}
