package io.roomshift.job.chains;

import java.util.ArrayDeque;
import java.util.Deque;

import io.roomshift.apply.StopSignal;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Ledger.OpenChain;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads the chains of a part that have something left to do, each once; the ledger is the
 * checkpoint, so nothing is kept in the step's execution context.
 */
public final class ChainReader implements ItemReader<OpenChain> {

	private static final int PAGE = 256;

	private final Ledger ledger;

	private final CurrentRun run;

	private final Part part;

	private final StopSignal stop;

	private final Deque<OpenChain> page = new ArrayDeque<>();

	private int last;

	/**
	 * Creates a reader that has read nothing.
	 * @param part the part of the run's chains that it reads
	 */
	public ChainReader(Ledger ledger, CurrentRun run, Part part, StopSignal stop) {
		this.ledger = ledger;
		this.run = run;
		this.part = part;
		this.stop = stop;
		this.last = part.first() - 1;
	}

	@Override
	public @Nullable OpenChain read() {
		if (this.stop.requested()) {
			return null;
		}
		if (this.page.isEmpty()) {
			this.page.addAll(this.ledger.openChains(this.run.get(), this.last, PAGE));
		}
		OpenChain next = this.page.poll();
		if (next == null || next.number() > this.part.last()) {
			return null;
		}
		this.last = next.number();
		return next;
	}

}
