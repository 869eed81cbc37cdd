package io.roomshift.apply;

import io.roomshift.ledger.Entry;

/**
 * Is told of each room that has come to an outcome, from any thread.
 */
@FunctionalInterface
public interface OutcomeListener {

	/**
	 * The room's outcome is on record.
	 */
	void ended(Entry entry);

}
