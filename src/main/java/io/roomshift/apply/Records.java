package io.roomshift.apply;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Ledger;

/**
 * Keeps what happened to rooms in the ledger, and tells the listener when a room has come
 * to an outcome.
 */
final class Records {

	private static final Set<EntryState> OUTCOMES = Set.of(EntryState.DONE, EntryState.ALREADY, EntryState.REFUSED,
			EntryState.UNKNOWN, EntryState.UNDONE);

	private final Ledger ledger;

	private final OutcomeListener listener;

	private final InstantSource clock;

	Records(Ledger ledger, OutcomeListener listener, InstantSource clock) {
		this.ledger = ledger;
		this.listener = listener;
		this.clock = clock;
	}

	Instant now() {
		return this.clock.instant();
	}

	/**
	 * Makes the entry durable; the chain goes on then.
	 */
	CompletableFuture<Step> keep(Entry entry) {
		return this.ledger.record(entry).thenApply((written) -> {
			if (OUTCOMES.contains(entry.state())) {
				this.listener.ended(entry);
			}
			return new Step(entry, true);
		});
	}

	/**
	 * Makes durable that the entry is where it was before an update was tried; the chain
	 * waits for another run.
	 */
	CompletableFuture<Step> restore(Entry entry) {
		return this.ledger.record(entry).thenApply((written) -> new Step(entry, false));
	}

	/**
	 * Makes an intent durable, without which nothing may be sent.
	 */
	CompletableFuture<Void> intend(Entry sent) {
		return this.ledger.record(sent);
	}

}
