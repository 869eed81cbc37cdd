package io.roomshift.job.partition;

import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;

/**
 * Is told now and then how far a run has come on which several processes work.
 */
@FunctionalInterface
public interface RunWatcher {

	void counted(Run run, Tally tally);

}
