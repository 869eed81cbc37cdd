package io.roomshift.job;

import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import io.roomshift.apply.Apply;
import io.roomshift.apply.StopSignal;
import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.ledger.Ledger.OpenChain;
import io.roomshift.ledger.LedgerException;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Starts chains, as many at a time as calls may be in flight, and does not wait for the
 * last of a chunk before the first of the next: a slow room holds up nobody but itself. A
 * chunk's commit therefore says nothing of its rooms; the ledger does, and
 * {@link #drain()} waits for those under way.
 */
final class ChainWriter implements ItemWriter<OpenChain> {

	private final Apply apply;

	private final StopSignal stop;

	private final int concurrency;

	private final Semaphore places;

	private final AtomicReference<Throwable> fault = new AtomicReference<>();

	ChainWriter(Apply apply, StopSignal stop, int concurrency) {
		this.apply = apply;
		this.stop = stop;
		this.concurrency = concurrency;
		this.places = new Semaphore(concurrency);
	}

	@Override
	public void write(Chunk<? extends OpenChain> chunk) {
		for (OpenChain chain : chunk) {
			this.places.acquireUninterruptibly();
			if (this.stop.requested()) {
				this.places.release();
				return;
			}
			start(chain);
		}
	}

	private void start(OpenChain chain) {
		this.apply.carryOut(chain).whenComplete((done, thrown) -> {
			if (thrown != null) {
				failed(thrown);
			}
			this.places.release();
		}).exceptionally((thrown) -> null);
	}

	private void failed(Throwable thrown) {
		Throwable cause = (thrown instanceof CompletionException && thrown.getCause() != null) ? thrown.getCause()
				: thrown;
		this.fault.compareAndSet(null, cause);
		this.stop.request(Kind.LEDGER, String.valueOf(cause.getMessage()));
	}

	/**
	 * Waits until no chain is under way.
	 * @throws RuntimeException the first fault of a chain that is not the ledger's
	 */
	void drain() {
		this.places.acquireUninterruptibly(this.concurrency);
		this.places.release(this.concurrency);
		Throwable thrown = this.fault.get();
		if (thrown != null && !(thrown instanceof LedgerException)) {
			throw new IllegalStateException("A chain could not be carried out", thrown);
		}
	}

}
