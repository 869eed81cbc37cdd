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

	/** What follows the database's name in the sentence for {@link #ofNewerProgram()}. */
	String NEWER = " was written by a newer Roomshift. Use that one, or name another place for this one's progress. "
			+ "Nothing was changed there, and nothing was written to HipChat.";

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

	/**
	 * The exception for a database with tables of a later version of the program.
	 */
	LedgerException ofNewerProgram();

	@Override
	void close() throws IOException;

}
