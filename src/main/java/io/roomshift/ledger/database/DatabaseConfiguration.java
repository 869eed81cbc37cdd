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
import org.springframework.jdbc.core.JdbcTemplate;
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
	 * Opens the database, whose tables may not be there yet.
	 * @throws LedgerException when it can't be opened
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

	/**
	 * What reads and writes the tables. Who is given it finds them ready: they are made,
	 * or brought up to date; where another process has locked them, they are seen to be
	 * as this program knows them.
	 * @throws LedgerException when the tables can't be used
	 */
	@Bean
	JdbcTemplate jdbcTemplate(HeldDatabase held, DataSource connections) {
		makeReady(held, new Tables(connections));
		return new JdbcTemplate(connections);
	}

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
