package io.roomshift.apply;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Ledger;

/**
 * A ledger whose process dies at a record: what is to be recorded from there on is lost,
 * and nobody goes on.
 */
final class DyingLedger {

	private final Ledger ledger;

	private final AtomicInteger recordsLeft;

	private final boolean lastIsWritten;

	private DyingLedger(Ledger ledger, int records, boolean lastIsWritten) {
		this.ledger = ledger;
		this.recordsLeft = new AtomicInteger(records);
		this.lastIsWritten = lastIsWritten;
	}

	/**
	 * The ledger of a process that dies at the last of so many records.
	 * @param lastIsWritten whether it dies after writing it, not before
	 */
	static Ledger of(Ledger ledger, int records, boolean lastIsWritten) {
		return recording(ledger, new DyingLedger(ledger, records, lastIsWritten)::record);
	}

	/**
	 * The ledger, with another way to record.
	 */
	static Ledger recording(Ledger ledger, Function<Entry, CompletableFuture<Void>> record) {
		return (Ledger) Proxy.newProxyInstance(Ledger.class.getClassLoader(), new Class<?>[] { Ledger.class },
				(proxy, method, arguments) -> {
					if (method.getName().equals("record")) {
						return record.apply((Entry) arguments[0]);
					}
					try {
						return method.invoke(ledger, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private CompletableFuture<Void> record(Entry entry) {
		int left = this.recordsLeft.decrementAndGet();
		boolean writes = left > 0 || (left == 0 && this.lastIsWritten);
		CompletableFuture<Void> written = writes ? this.ledger.record(entry) : CompletableFuture.allOf();
		return (left > 0) ? written : written.thenRun(() -> {
			throw new ModelLedger.Death();
		});
	}

}
