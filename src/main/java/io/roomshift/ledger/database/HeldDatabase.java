package io.roomshift.ledger.database;

import java.io.IOException;

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
	 * How connections to it are made.
	 */
	HikariConfig pool();

	/**
	 * Transactions in it.
	 * @param connections its connections
	 */
	PlatformTransactionManager transactions(DataSource connections);

	/**
	 * The exception for a database that can't be made ready.
	 */
	LedgerException withoutTables(Exception cause);

	@Override
	void close() throws IOException;

}
