package io.roomshift.apply;

import java.util.Set;

import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.room.Plural;

/**
 * Ends a run when going on is of no use: too many rooms fail, the token is refused, or
 * the server is down.
 */
public final class StopRules {

	/** Failures in a row that may pass, each of them after its own retries. */
	private static final int SERVER_IS_DOWN = 3;

	private static final Set<EntryState> FAILED = Set.of(EntryState.REFUSED, EntryState.UNKNOWN, EntryState.UNDONE);

	private final MaxFailures maxFailures;

	private final StopSignal signal;

	private int ended;

	private int failed;

	private int failedInARow;

	private int givenUpInARow;

	private int doubtfulInARow;

	private boolean countedElsewhere;

	public StopRules(MaxFailures maxFailures, StopSignal signal) {
		this.maxFailures = maxFailures;
		this.signal = signal;
	}

	/**
	 * Takes in that a room has come to an outcome. Rooms that were not tried or were led
	 * back, because another one failed, do not count.
	 */
	public synchronized void ended(Entry entry) {
		if (entry.outcome().cause() == Cause.WAITS_FOR_ANOTHER || entry.outcome().cause() == Cause.ROLLED_BACK) {
			return;
		}
		this.ended++;
		if (FAILED.contains(entry.state())) {
			this.failed++;
		}
		if (!this.countedElsewhere) {
			judge(this.failed, this.ended);
		}
	}

	/**
	 * Leaves it to {@link #counted} to judge how many rooms fail, for other processes
	 * work on the same run.
	 */
	public synchronized void countElsewhere() {
		this.countedElsewhere = true;
	}

	/**
	 * Takes in how many rooms have come to an outcome, and how many of them failed, in
	 * all processes that work on the run.
	 */
	public void counted(int failed, int ended) {
		judge(failed, ended);
	}

	private void judge(int failed, int ended) {
		if (this.maxFailures.exceededBy(failed, ended)) {
			this.signal.request(Kind.FAILURES, failed + " of " + Plural.of(ended, "room")
					+ " failed, which is more than --max-failures " + this.maxFailures + " allows.");
		}
	}

	/**
	 * Takes in that HipChat answered.
	 */
	public synchronized void answered() {
		this.failedInARow = 0;
		this.doubtfulInARow = 0;
	}

	/**
	 * Takes in a message without a definite answer. It is never posted again, so each is
	 * a room that may not have been told.
	 */
	public synchronized void doubtful(HipChatException failure) {
		this.doubtfulInARow++;
		if (this.doubtfulInARow >= SERVER_IS_DOWN) {
			this.signal.request(Kind.SERVER, "HipChat does not answer any more. " + failure.getMessage());
		}
	}

	/**
	 * Takes in that HipChat applied an update.
	 */
	synchronized void updated() {
		this.givenUpInARow = 0;
	}

	/**
	 * Takes in that a room was given up, because none of its updates was applied. Reading
	 * rooms may go well all the while.
	 * @param why a sentence
	 */
	synchronized void gaveUp(String why) {
		this.givenUpInARow++;
		if (this.givenUpInARow >= SERVER_IS_DOWN) {
			this.signal.request(Kind.SERVER, "HipChat takes no updates any more. " + why);
		}
	}

	/**
	 * Takes in a call that failed for good. An update without a definite answer says
	 * nothing of the server; the question that follows it does.
	 */
	public synchronized void failed(HipChatException failure) {
		if (failure.failure() == Failure.STOPPED || failure.failure() == Failure.UNKNOWN_OUTCOME) {
			return;
		}
		if (failure.failure().concernsAllRooms()) {
			this.signal.request(Kind.CREDENTIALS, String.valueOf(failure.getMessage()));
		}
		this.failedInARow = failure.failure().mayPass() ? this.failedInARow + 1 : 0;
		if (this.failedInARow >= SERVER_IS_DOWN) {
			this.signal.request(Kind.SERVER, "HipChat does not answer any more. " + failure.getMessage());
		}
	}

}
