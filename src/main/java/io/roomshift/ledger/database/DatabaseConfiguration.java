package io.roomshift.ledger.database;

import java.time.InstantSource;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.tables.Tables;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
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
	 * Opens the database and sees to its tables.
	 * @throws LedgerException when it can't be opened, or its tables can't be used
	 */
	@Bean
	HikariDataSource dataSource(HeldDatabase held) {
		HikariDataSource connections = connections(held);
		try {
			makeReady(held, new Tables(connections));
			return connections;
		}
		catch (LedgerException ex) {
			// Its pool would go on filling itself, and make the file anew.
			connections.close();
			throw ex;
		}
	}

	private static HikariDataSource connections(HeldDatabase held) {
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

	/**
	 * Makes the tables, or brings them up to date; where another process has locked them,
	 * sees that they are as this program knows them.
	 */
	private static void makeReady(HeldDatabase held, Tables tables) {
		try {
			Tables.Age age = tables.age();
			if (age == Tables.Age.AS_KNOWN) {
				return;
			}
			if (held.isLed()) {
				throw ofAnotherProgram(held);
			}
			if (age == Tables.Age.NEWER) {
				throw ofNewerProgram(held);
			}
			held.changing(tables::bringUpToDate);
		}
		catch (DataAccessException ex) {
			throw held.withoutTables(ex);
		}
	}

	private static LedgerException ofAnotherProgram(HeldDatabase held) {
		return new LedgerException(held.shown() + " is worked in by another version of Roomshift. Use the same one for "
				+ "all processes.");
	}

	private static LedgerException ofNewerProgram(HeldDatabase held) {
		return new LedgerException(held.shown() + " was written by a newer Roomshift. Use that one, or name another "
				+ "place for this one's progress. Nothing was changed there, and nothing was written to HipChat.");
	}

	@Bean
	PlatformTransactionManager transactionManager(HeldDatabase held, DataSource connections) {
		return held.transactions(connections);
	}

}
