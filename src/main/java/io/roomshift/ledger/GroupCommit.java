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

	private volatile @Nullable LedgerException broken;

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
		return written;
	}

	/**
	 * Writes what was handed in so far, then ends.
	 */
	@Override
	public void close() {
		this.queue.add(Pending.LAST);
		try {
			this.writer.join();
		}
		catch (InterruptedException ex) {
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
		if (this.broken == null) {
			try {
				this.transaction.accept(group.stream().map(Pending::entry).toList());
			}
			catch (LedgerException ex) {
				this.broken = ex;
			}
		}
		LedgerException failure = this.broken;
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
