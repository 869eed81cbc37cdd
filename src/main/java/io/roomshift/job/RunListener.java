package io.roomshift.job;

import java.util.List;

import io.roomshift.announce.AnnounceListener;
import io.roomshift.apply.OutcomeListener;
import io.roomshift.job.partition.RunWatcher;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.plan.Conflict;

/**
 * Is told how a run goes, from any thread.
 */
public interface RunListener extends OutcomeListener, AnnounceListener, RunWatcher {

	/**
	 * This process works on the run from now on.
	 */
	default void begun(Run run) {
	}

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

	/**
	 * The run is to end before its time; calls under way are finished.
	 * @param why a sentence
	 */
	default void stopping(String why) {
	}

	@Override
	default void ended(Entry entry) {
	}

	@Override
	default void counted(Run run, Tally tally) {
	}

	@Override
	default void telling(int done, int rooms) {
	}

	/**
	 * All of the listeners as one.
	 */
	static RunListener of(RunListener... listeners) {
		return new All(List.of(listeners));
	}

	/**
	 * Several listeners as one.
	 *
	 * @param each the listeners, in the order in which they are told
	 */
	record All(List<RunListener> each) implements RunListener {

		@Override
		public void begun(Run run) {
			this.each.forEach((one) -> one.begun(run));
		}

		@Override
		public void started(Run run, boolean resumed) {
			this.each.forEach((one) -> one.started(run, resumed));
		}

		@Override
		public void planned(Run run, Tally tally) {
			this.each.forEach((one) -> one.planned(run, tally));
		}

		@Override
		public void leftOut(Run run, List<Conflict> conflicts) {
			this.each.forEach((one) -> one.leftOut(run, conflicts));
		}

		@Override
		public void verifying(Run run) {
			this.each.forEach((one) -> one.verifying(run));
		}

		@Override
		public void warning(String sentence) {
			this.each.forEach((one) -> one.warning(sentence));
		}

		@Override
		public void stopping(String why) {
			this.each.forEach((one) -> one.stopping(why));
		}

		@Override
		public void ended(Entry entry) {
			this.each.forEach((one) -> one.ended(entry));
		}

		@Override
		public void counted(Run run, Tally tally) {
			this.each.forEach((one) -> one.counted(run, tally));
		}

		@Override
		public void telling(int done, int rooms) {
			this.each.forEach((one) -> one.telling(done, rooms));
		}

	}

}
