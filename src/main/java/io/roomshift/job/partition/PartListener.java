package io.roomshift.job.partition;

import org.springframework.batch.core.step.StepExecution;

/**
 * Is told when this process begins with a part of a run, and when it is through with it.
 */
interface PartListener {

	/**
	 * The part is begun.
	 */
	default void begins(StepExecution part) {
	}

	/**
	 * Nothing of the part is under way any more; that it ended is not on record yet.
	 */
	default void ended() {
	}

}
