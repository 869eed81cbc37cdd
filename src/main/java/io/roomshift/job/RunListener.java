package io.roomshift.job;

import java.util.List;

import io.roomshift.announce.AnnounceListener;
import io.roomshift.apply.OutcomeListener;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.plan.Conflict;

/**
 * Is told how a run goes, from any thread.
 */
public interface RunListener extends OutcomeListener, AnnounceListener {

	/**
	 * A run begins, or goes on where an earlier process left it.
	 */
	default void started(Run run, boolean resumed) {
	}

	/**
	 * The plan is on record, and its rooms are tried now.
	 */
	default void planned(Run run, Tally tally) {
	}

	/**
	 * Rows that the plan leaves out, while it does the rest.
	 */
	default void leftOut(Run run, List<Conflict> conflicts) {
	}

	/**
	 * All rooms were tried; now they are compared with what they were.
	 */
	default void verifying(Run run) {
	}

	/**
	 * Something the operator should know.
	 */
	default void warning(String sentence) {
	}

	@Override
	default void ended(Entry entry) {
	}

	@Override
	default void telling(int done, int rooms) {
	}

}
