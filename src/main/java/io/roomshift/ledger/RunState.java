package io.roomshift.ledger;

import java.util.Locale;

/**
 * How far a run has come.
 */
public enum RunState {

	/** It has no plan yet. */
	PLANNING,

	/** It has a plan; when no process works on it, it was cut off. */
	RUNNING,

	/** All that was asked is so. */
	COMPLETED,

	/** Finished, but some rows failed or differ. */
	COMPLETED_WITH_FAILURES,

	/** Nothing was written to HipChat. */
	REFUSED,

	/** A stop rule ended it part-way. */
	STOPPED,

	/** A signal or the time limit ended it part-way. */
	INTERRUPTED;

	/**
	 * Whether the same command goes on with this run.
	 */
	public boolean resumable() {
		return this == PLANNING || this == RUNNING || this == STOPPED || this == INTERRUPTED;
	}

	/**
	 * The word by which reports name it.
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
