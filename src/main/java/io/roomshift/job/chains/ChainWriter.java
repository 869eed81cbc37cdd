package io.roomshift.job.chains;

import java.util.concurrent.CompletableFuture;

import io.roomshift.apply.Apply;
import io.roomshift.apply.StopSignal;
import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.hipchat.Window;
import io.roomshift.ledger.Ledger.OpenChain;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Starts chains, some more at a time than calls may be in flight, for some of them wait
 * for the ledger. It does not wait for the last of a chunk before the first of the next:
 * a slow room holds up nobody but itself. A chunk's commit therefore says nothing of its
 * rooms; the ledger does, and {@link #drain()} waits for those under way.
 */
public final class ChainWriter implements ItemWriter<OpenChain> {

	private final Apply apply;

	private final StopSignal stop;

	private final Window window;

	/**
	 * Creates a writer with no chain under way.
	 * @param concurrency how many calls may be in flight
	 */
	public ChainWriter(Apply apply, StopSignal stop, int concurrency) {
		this.apply = apply;
		this.stop = stop;
		this.window = new Window(concurrency + (concurrency - 1) / 2, stop::requested);
	}

	@Override
	public void write(Chunk<? extends OpenChain> chunk) {
		chunk.forEach(this::start);
	}

	/**
	 * Starts a chain as soon as there is a place for it.
	 */
	public void start(OpenChain chain) {
		this.window.start(() -> carryOut(chain));
	}

	private CompletableFuture<Void> carryOut(OpenChain chain) {
		return this.apply.carryOut(chain).whenComplete((done, thrown) -> {
			if (thrown != null) {
				this.stop.request(Kind.FAULT, "A chain could not be carried out.");
			}
		});
	}

	/**
	 * Waits until no chain is under way.
	 * @throws RuntimeException with which the first of them failed: the ledger's, or a
	 * fault of the program
	 */
	public void drain() {
		this.window.drain();
	}

}
