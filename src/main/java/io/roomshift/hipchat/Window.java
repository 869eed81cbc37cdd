package io.roomshift.hipchat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets only so many pieces of work, which consist of calls, be under way at a time. It
 * does not wait for the slowest of them before it starts the next.
 */
public final class Window {

	private final int size;

	private final BooleanSupplier stopped;

	private final Semaphore places;

	private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

	/**
	 * Creates a window.
	 * @param size how many pieces of work may be under way at a time
	 * @param stopped whether no work is to be started any more
	 */
	public Window(int size, BooleanSupplier stopped) {
		this.size = size;
		this.stopped = stopped;
		this.places = new Semaphore(size);
	}

	/**
	 * Starts the work as soon as there is a place for it; leaves it out when the window
	 * is closed by then.
	 */
	public void start(Supplier<? extends CompletableFuture<?>> work) {
		this.places.acquireUninterruptibly();
		if (closed()) {
			this.places.release();
			return;
		}
		work.get().whenComplete((done, thrown) -> {
			if (thrown != null) {
				this.fault.compareAndSet(null, thrown);
			}
			this.places.release();
		}).exceptionally((thrown) -> null);
	}

	/**
	 * Whether no work is started any more: it is to stop, or some work failed.
	 */
	public boolean closed() {
		return this.fault.get() != null || this.stopped.getAsBoolean();
	}

	/**
	 * Waits until no work is under way.
	 * @throws RuntimeException with which the first failed
	 */
	public void drain() {
		this.places.acquireUninterruptibly(this.size);
		this.places.release(this.size);
		Throwable thrown = this.fault.get();
		Throwable cause = (thrown instanceof CompletionException && thrown.getCause() != null) ? thrown.getCause()
				: thrown;
		if (cause instanceof RuntimeException known) {
			throw known;
		}
		if (cause != null) {
			throw new IllegalStateException("A piece of work failed", cause);
		}
	}

}
