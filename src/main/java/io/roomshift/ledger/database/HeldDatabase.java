package io.roomshift.ledger.database;

import java.io.IOException;
import java.util.Optional;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import io.roomshift.ledger.LedgerException;

import org.springframework.transaction.PlatformTransactionManager;

/**
 * A database that this process has locked; closing it frees the lock.
 */
public interface HeldDatabase extends AutoCloseable {

	/**
	 * The database as sentences begin with it.
	 */
	String shown();

	/**
	 * How several processes work on one run in it; empty where only one can.
	 */
	Optional<Sharing> sharing();

	/**
	 * Whether another process has locked it, and this one helps it.
	 */
	boolean isLed();

	/**
	 * How connections to it are made.
	 */
	HikariConfig pool();

	/**
	 * Transactions in it.
	 * @param connections its connections
	 */
	PlatformTransactionManager transactions(DataSource connections);

	/**
	 * Changes its tables, so that a process that dies meanwhile leaves them as they were.
	 * @throws LedgerException when it can't be begun
	 */
	void changing(Runnable change);

	/**
	 * The exception for a database that can't be made ready.
	 */
	LedgerException withoutTables(Exception cause);

	@Override
	void close() throws IOException;

	/**
	 * The exception for several processes where only one can work.
	 */
	static LedgerException forOneAlone() {
		return new LedgerException("Several processes can work on one run only in a PostgreSQL database. Name it by "
				+ "spring.datasource.url, for all of them alike.");
	}

}
