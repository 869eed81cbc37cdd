package io.roomshift.ledger.database;

import java.time.InstantSource;
import java.util.Arrays;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.roomshift.ledger.LedgerException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Locks the database and opens it. Which one it is, is a matter of values: the beans are
 * those that the build found.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

	private static final int CONNECTIONS = 4;

	@Bean
	Database database(Environment settings) {
		return Database.of(settings);
	}

	@Bean
	HeldDatabase heldDatabase(Database database, InstantSource clock) {
		return database.lock(clock.instant());
	}

	/**
	 * Makes the tables, or brings them up to date; where another process has locked them,
	 * sees that they are as this program knows them.
	 * @throws io.roomshift.ledger.LedgerException when they can't be
	 */
	@Bean
	FlywayMigrationStrategy tables(HeldDatabase held) {
		return (flyway) -> {
			try {
				MigrationInfoService made = flyway.info();
				if (isAsKnown(made)) {
					flyway.validate();
				}
				else if (held.isLed()) {
					throw ofAnotherProgram(held);
				}
				else if (isNewer(made)) {
					throw ofNewerProgram(held);
				}
				else {
					held.changing(flyway::migrate);
				}
			}
			catch (FlywayException ex) {
				throw held.withoutTables(ex);
			}
		};
	}

	private static LedgerException ofAnotherProgram(HeldDatabase held) {
		return new LedgerException(held.shown() + " is worked in by another version of Roomshift. Use the same one for "
				+ "all processes.");
	}

	private static LedgerException ofNewerProgram(HeldDatabase held) {
		return new LedgerException(held.shown() + " was written by a newer Roomshift. Use that one, or name another "
				+ "place for this one's progress. Nothing was changed there, and nothing was written to HipChat.");
	}

	private static boolean isAsKnown(MigrationInfoService made) {
		return Arrays.stream(made.all()).allMatch((one) -> one.getState() == MigrationState.SUCCESS);
	}

	/**
	 * Whether a version of the program that came later has made tables.
	 */
	private static boolean isNewer(MigrationInfoService made) {
		return Arrays.stream(made.all()).anyMatch((one) -> one.getState() == MigrationState.FUTURE_SUCCESS);
	}

	/**
	 * Opens the database.
	 * @throws io.roomshift.ledger.LedgerException when it can't be
	 */
	@Bean
	HikariDataSource dataSource(HeldDatabase held) {
		HikariConfig config = held.pool();
		config.setPoolName("ledger");
		config.setMaximumPoolSize(CONNECTIONS);
		try {
			return new HikariDataSource(config);
		}
		catch (HikariPool.PoolInitializationException ex) {
			throw held.withoutTables(ex);
		}
	}

	@Bean
	PlatformTransactionManager transactionManager(HeldDatabase held, DataSource connections) {
		return held.transactions(connections);
	}

	@Bean
	BatchTables batchTables() {
		return new BatchTables();
	}

}
