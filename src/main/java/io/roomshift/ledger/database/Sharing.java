package io.roomshift.ledger.database;

import java.util.Collection;

import javax.sql.DataSource;

import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.StateInUseException;

/**
 * A session of a database in which several processes work on one run: one holds the lock
 * and leads, the others follow. The server ends the session when its process dies.
 */
public interface Sharing {

	/**
	 * The one connection of the session. What a transaction of it took is free again when
	 * the session ends.
	 */
	DataSource session();

	/**
	 * Tells this session apart from all others.
	 */
	String name();

	/**
	 * Follows a session from now on, if it still holds the lock: what this process writes
	 * is refused when one of the two sessions ends. Nothing comes later that was written
	 * by a process whose session ended before.
	 * @return whether it does
	 * @throws LedgerException when the database can't be asked
	 */
	boolean follow(String leader);

	/**
	 * Whether the session that is followed still holds the lock.
	 * @throws LedgerException when the database can't be asked
	 */
	boolean isFollowing();

	/**
	 * Takes a piece of work of this session's present transaction for this session alone,
	 * until that transaction ends.
	 * @return false when another session has it
	 * @throws LedgerException when the database can't be asked
	 */
	boolean take(long work);

	/**
	 * Takes tokens for this process alone, until the session ends: HipChat counts calls
	 * by token.
	 * @param fingerprints stand for the tokens
	 * @throws StateInUseException when another process has one of them
	 * @throws LedgerException when the database can't be asked
	 */
	void reserve(Collection<String> fingerprints);

}
