package io.roomshift.job.partition;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.roomshift.apply.StopSignal;
import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.ledger.LedgerException;

/**
 * Looks at something every now and then, until it is closed or the database fails.
 */
final class Watch implements AutoCloseable {

	static final Duration EVERY = Duration.ofSeconds(2);

	private static final int PATIENCE_IN_SECONDS = 60;

	private final ScheduledExecutorService timer;

	private final Future<?> looking;

	private Watch(ScheduledExecutorService timer, Future<?> looking) {
		this.timer = timer;
		this.looking = looking;
	}

	/**
	 * Begins to look.
	 * @param look is called again and again, by one thread
	 * @param stop is requested when it fails, after which nothing is looked at any more
	 */
	static Watch begin(Runnable look, StopSignal stop) {
		ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread thread = new Thread(work, "watch");
			thread.setDaemon(true);
			return thread;
		});
		Future<?> looking = timer.scheduleWithFixedDelay(() -> {
			try {
				LedgerException.guarded(() -> {
					look.run();
					return true;
				});
			}
			catch (LedgerException ex) {
				stop.request(Kind.FAULT, String.valueOf(ex.getMessage()));
				throw ex;
			}
		}, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
		return new Watch(timer, looking);
	}

	/**
	 * Ends it, after the look that is under way.
	 */
	@Override
	public void close() {
		this.looking.cancel(false);
		this.timer.shutdown();
		try {
			this.timer.awaitTermination(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
