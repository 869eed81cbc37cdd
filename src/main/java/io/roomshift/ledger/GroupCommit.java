package io.roomshift.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Writes what many callers hand in at the same time in one transaction, since a durable
 * commit costs the same for one entry as for hundreds. After a commit that failed,
 * nothing is written any more: what was promised to be on disk is not.
 */
final class GroupCommit implements AutoCloseable {

	private static final int LARGEST_GROUP = 512;

	private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();

	private final Consumer<List<Entry>> transaction;

	private final Thread writer;

	private @Nullable LedgerException broken;

	private volatile boolean closed;

	/**
	 * Starts the thread that writes.
	 * @param transaction writes a group, all or nothing
	 */
	GroupCommit(Consumer<List<Entry>> transaction) {
		this.transaction = transaction;
		this.writer = new Thread(this::writeUntilClosed, "ledger");
		this.writer.setDaemon(true);
		this.writer.start();
	}

	CompletableFuture<Void> add(Entry entry) {
		CompletableFuture<Void> written = new CompletableFuture<>();
		this.queue.add(new Pending(entry, written));
		if (this.closed) {
			refuseRest();
		}
		return written;
	}

	/**
	 * Writes what was handed in so far, then ends; what comes later fails.
	 */
	@Override
	public void close() {
		this.queue.add(Pending.LAST);
		boolean interrupted = false;
		while (this.writer.isAlive()) {
			try {
				this.writer.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void writeUntilClosed() {
		boolean open = true;
		while (open) {
			List<Pending> group = nextGroup();
			open = !group.remove(Pending.LAST);
			if (!group.isEmpty()) {
				write(group);
			}
		}
		this.closed = true;
		refuseRest();
	}

	private void refuseRest() {
		List<Pending> rest = new ArrayList<>();
		this.queue.drainTo(rest);
		rest.forEach(
				(pending) -> pending.written().completeExceptionally(new LedgerException("The ledger is closed.")));
	}

	private List<Pending> nextGroup() {
		List<Pending> group = new ArrayList<>();
		try {
			group.add(this.queue.take());
			this.queue.drainTo(group, LARGEST_GROUP - 1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			group.add(Pending.LAST);
		}
		return group;
	}

	private void write(List<Pending> group) {
		LedgerException failure = (this.broken != null) ? this.broken : failureOf(group);
		this.broken = failure;
		for (Pending pending : group) {
			if (failure == null) {
				pending.written().complete(null);
			}
			else {
				pending.written().completeExceptionally(failure);
			}
		}
	}

	/**
	 * Whatever goes wrong, those who wait must hear of it.
	 */
	private @Nullable LedgerException failureOf(List<Pending> group) {
		try {
			this.transaction.accept(group.stream().map(Pending::entry).toList());
			return null;
		}
		catch (LedgerException ex) {
			return ex;
		}
		catch (RuntimeException | Error ex) {
			return new LedgerException("The ledger can't be written, by a fault of the program.", ex);
		}
	}

	/**
	 * An entry on its way to the disk.
	 */
	private record Pending(@Nullable Entry maybeEntry, CompletableFuture<Void> written) {

		static final Pending LAST = new Pending(null, new CompletableFuture<>());

		Entry entry() {
			if (this.maybeEntry == null) {
				throw new IllegalStateException("The last one holds no entry");
			}
			return this.maybeEntry;
		}

	}

}
