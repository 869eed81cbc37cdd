package io.roomshift.ledger.requests;

import java.util.function.Consumer;

import io.roomshift.ledger.database.Sharing;

import org.springframework.messaging.MessageChannel;

/**
 * Requests that wait in the database until a process takes them. Who takes one holds it
 * in a transaction of its session while it works on it: when the process dies, the server
 * ends the session, and the request waits for another one.
 */
public interface Requests {

	/**
	 * The session by which they are taken.
	 */
	Sharing sharing();

	/**
	 * Takes requests that others are to carry out.
	 */
	MessageChannel outlet();

	/**
	 * Whether there is a table for them: there is none before the first run.
	 * @throws io.roomshift.ledger.LedgerException when the database can't be asked
	 */
	boolean areKept();

	/**
	 * Takes the oldest request that nobody has, follows the process that sent it, and has
	 * it carried out. It waits again where that throws. One whose sender does not hold
	 * the lock any more is dropped.
	 * @return false when there is none
	 * @throws io.roomshift.ledger.LedgerException when the session has ended
	 */
	boolean take(Consumer<Object> work);

}
