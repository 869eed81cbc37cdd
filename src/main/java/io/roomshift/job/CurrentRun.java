package io.roomshift.job;

import io.roomshift.ledger.Run;
import org.jspecify.annotations.Nullable;

/**
 * The run that this process works on.
 */
final class CurrentRun {

	private volatile @Nullable Run run;

	Run get() {
		Run present = this.run;
		if (present == null) {
			throw new IllegalStateException("No run was begun");
		}
		return present;
	}

	void set(Run run) {
		this.run = run;
	}

}
