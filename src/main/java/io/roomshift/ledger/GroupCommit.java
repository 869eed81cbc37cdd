package io.roomshift.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Writes what many callers hand in at the same time in one transaction, since a durable
 * commit costs the same for one entry as for hundreds. While there are many callers, a
 * commit waits a moment after the last one, so that more of them share it; a caller who
 * is alone never waits. After a commit that failed, nothing is written any more: what was
 * promised to be on disk is not.
 *
 * @param <T> what is written
 */
public final class GroupCommit<T> implements AutoCloseable {

	private static final int LARGEST_GROUP = 512;

	/** Waiting for more of them would make nothing cheaper. */
	static final int ENOUGH = 32;

	/** In nanoseconds. */
	static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

	private final BlockingQueue<Pending<T>> queue = new LinkedBlockingQueue<>();

	private final Pending<T> last = new Pending<>(null, new CompletableFuture<>());

	private final Consumer<List<T>> transaction;

	private final Thread writer;

	private @Nullable LedgerException broken;

	private boolean crowded;

	private long writtenAt;

	private volatile boolean closed;

	/**
	 * Starts the thread that writes.
	 * @param transaction writes a group, all or nothing
	 */
	public GroupCommit(Consumer<List<T>> transaction) {
		this.transaction = transaction;
		this.writer = new Thread(this::writeUntilClosed, "ledger");
		this.writer.setDaemon(true);
		this.writer.start();
	}

	/**
	 * Hands one in; the future completes when it is durable.
	 */
	public CompletableFuture<Void> add(T entry) {
		CompletableFuture<Void> written = new CompletableFuture<>();
		this.queue.add(new Pending<>(entry, written));
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
		this.queue.add(this.last);
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
			List<Pending<T>> group = nextGroup();
			open = !group.remove(this.last);
			if (!group.isEmpty()) {
				write(group);
			}
		}
		this.closed = true;
		refuseRest();
	}

	private void refuseRest() {
		List<Pending<T>> rest = new ArrayList<>();
		this.queue.drainTo(rest);
		rest.forEach(
				(pending) -> pending.written().completeExceptionally(new LedgerException("The ledger is closed.")));
	}

	private List<Pending<T>> nextGroup() {
		List<Pending<T>> group = new ArrayList<>();
		try {
			group.add(this.queue.take());
			while (this.crowded && this.queue.size() < ENOUGH && System.nanoTime() - this.writtenAt < PAUSE) {
				TimeUnit.MILLISECONDS.sleep(1);
			}
			this.queue.drainTo(group, LARGEST_GROUP - 1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			group.add(this.last);
		}
		return group;
	}

	private void write(List<Pending<T>> group) {
		LedgerException failure = (this.broken != null) ? this.broken : failureOf(group);
		this.broken = failure;
		this.crowded = group.size() > 1;
		this.writtenAt = System.nanoTime();
		for (Pending<T> pending : group) {
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
	private @Nullable LedgerException failureOf(List<Pending<T>> group) {
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
	 *
	 * @param <T> the type of entries
	 */
	private record Pending<T>(@Nullable T maybeEntry, CompletableFuture<Void> written) {

		T entry() {
			if (this.maybeEntry == null) {
				throw new IllegalStateException("The last one holds no entry");
			}
			return this.maybeEntry;
		}

	}

}
