package io.roomshift.job.chains;

import java.util.function.Consumer;

import io.roomshift.ledger.Run;
import org.jspecify.annotations.Nullable;

/**
 * The run that this process works on.
 */
public final class CurrentRun {

	private final Consumer<Run> begun;

	private volatile @Nullable Run run;

	/**
	 * Creates it without a run.
	 * @param begun is told of the run when there is one
	 */
	public CurrentRun(Consumer<Run> begun) {
		this.begun = begun;
	}

	/**
	 * The run.
	 * @throws IllegalStateException when there is none yet
	 */
	public Run get() {
		Run present = this.run;
		if (present == null) {
			throw new IllegalStateException("No run was begun");
		}
		return present;
	}

	/**
	 * Whether there is one.
	 */
	public boolean isSet() {
		return this.run != null;
	}

	public void set(Run run) {
		this.run = run;
		this.begun.accept(run);
	}

}
