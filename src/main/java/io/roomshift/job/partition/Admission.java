package io.roomshift.job.partition;

import io.roomshift.ledger.Run;

/**
 * Decides whether this process helps with a run.
 */
@FunctionalInterface
public interface Admission {

	/**
	 * Is shown a run before the first of its parts is begun.
	 * @throws RuntimeException when this process does not fit the run; it is left to
	 * others then
	 */
	void admit(Run run);

}
