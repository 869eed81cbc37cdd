package io.roomshift.hipchat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets only so many pieces of work be under way at a time. Others wait, without a thread,
 * in the order in which they came.
 */
public final class Turns {

	private final Deque<Runnable> waiting = new ArrayDeque<>();

	private int free;

	/**
	 * Creates turns of which none is taken.
	 * @param most how many may be taken at a time
	 */
	public Turns(int most) {
		this.free = most;
	}

	/**
	 * Does the work when its turn comes. Who waits for the work learns of its end before
	 * the next turn begins, and may stop all.
	 */
	public <T extends @Nullable Object> CompletableFuture<T> take(Supplier<CompletableFuture<T>> work) {
		CompletableFuture<T> result = new CompletableFuture<>();
		Runnable turn = () -> begin(work, result);
		if (isFree(turn)) {
			turn.run();
		}
		return result;
	}

	@SuppressWarnings("FutureReturnValueIgnored") // the result holds how the work ended
	private <T extends @Nullable Object> void begin(Supplier<CompletableFuture<T>> work, CompletableFuture<T> result) {
		of(work).whenComplete((done, thrown) -> {
			if (thrown != null) {
				result.completeExceptionally(thrown);
			}
			else {
				result.complete(done);
			}
			next();
		});
	}

	private static <T extends @Nullable Object> CompletableFuture<T> of(Supplier<CompletableFuture<T>> work) {
		try {
			return work.get();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private synchronized boolean isFree(Runnable turn) {
		if (this.free == 0) {
			this.waiting.add(turn);
			return false;
		}
		this.free--;
		return true;
	}

	private void next() {
		Runnable turn;
		synchronized (this) {
			turn = this.waiting.poll();
			if (turn == null) {
				this.free++;
			}
		}
		if (turn != null) {
			turn.run();
		}
	}

}
