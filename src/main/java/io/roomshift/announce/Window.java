package io.roomshift.announce;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets only so many pieces of work be under way at a time.
 */
final class Window {

	private final int size;

	private final BooleanSupplier stopped;

	private final Runnable ended;

	private final Semaphore places;

	private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

	/**
	 * Creates a window.
	 * @param stopped whether no work is to be started any more
	 * @param ended is run after each work that came to its end well
	 */
	Window(int size, BooleanSupplier stopped, Runnable ended) {
		this.size = size;
		this.stopped = stopped;
		this.ended = ended;
		this.places = new Semaphore(size);
	}

	/**
	 * Starts the work as soon as there is a place for it, unless it is to stop by then.
	 */
	void start(Supplier<CompletableFuture<Void>> work) {
		this.places.acquireUninterruptibly();
		if (closed()) {
			this.places.release();
			return;
		}
		work.get().thenRun(this.ended).whenComplete((done, thrown) -> {
			if (thrown != null) {
				this.fault.compareAndSet(null, thrown);
			}
			this.places.release();
		}).exceptionally((thrown) -> null);
	}

	/**
	 * Whether no work is started any more.
	 */
	boolean closed() {
		return this.fault.get() != null || this.stopped.getAsBoolean();
	}

	/**
	 * Waits until no work is under way.
	 * @throws RuntimeException with which the first failed
	 */
	void drain() {
		this.places.acquireUninterruptibly(this.size);
		this.places.release(this.size);
		Throwable thrown = this.fault.get();
		Throwable cause = (thrown instanceof CompletionException && thrown.getCause() != null) ? thrown.getCause()
				: thrown;
		if (cause instanceof RuntimeException known) {
			throw known;
		}
		if (cause != null) {
			throw new IllegalStateException("A room could not be told", cause);
		}
	}

}
