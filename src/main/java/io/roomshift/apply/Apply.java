package io.roomshift.apply;

import java.util.concurrent.CompletableFuture;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Ledger.OpenChain;

/**
 * Carries chains out. Any number of chains may be under way at once; each has at most one
 * call in flight.
 */
public final class Apply {

	private static final CompletableFuture<Void> FINISHED = CompletableFuture.completedFuture(null);

	private final RoomUpdate update;

	private final Records records;

	private final StopSignal stop;

	Apply(RoomUpdate update, Records records, StopSignal stop) {
		this.update = update;
		this.records = records;
		this.stop = stop;
	}

	/**
	 * Goes on with a chain until it is at its end, or can't go on now. Everything that
	 * becomes of its rooms is in the ledger when the future completes; the future fails
	 * only when the ledger can't be written, or by a fault of the program.
	 */
	public CompletableFuture<Void> carryOut(OpenChain chain) {
		return FINISHED.thenCompose((start) -> goOn(new ChainWalk(chain)));
	}

	private CompletableFuture<Void> goOn(ChainWalk walk) {
		Action action = this.stop.requested() ? new Action.Finish() : walk.next();
		if (action instanceof Action.Finish) {
			return FINISHED;
		}
		return perform(action).thenCompose((step) -> {
			walk.moved(step.entry());
			return step.goOn() ? goOn(walk) : FINISHED;
		});
	}

	private CompletableFuture<Step> perform(Action action) {
		if (action instanceof Action.Settle settle) {
			return this.update.settle(settle.entry());
		}
		if (action instanceof Action.Rename rename) {
			return this.update.rename(rename);
		}
		if (action instanceof Action.Block block) {
			return block(block);
		}
		throw new IllegalStateException("Nothing to perform for " + action);
	}

	private CompletableFuture<Step> block(Action.Block block) {
		Entry failed = block.failed();
		String detail = "Not tried: room " + failed.room() + " (line " + failed.wish().line()
				+ ") comes first and was not renamed.";
		return this.records.keep(block.entry().refused(Cause.WAITS_FOR_ANOTHER, 0, detail, this.records.now()));
	}

}
