package io.roomshift.job.partition;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

import io.roomshift.apply.StopSignal;
import io.roomshift.job.chains.CurrentRun;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.RunState;
import io.roomshift.ledger.requests.Requests;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;

/**
 * Helps with the run that another process leads.
 */
public final class Worker {

	/** Why a worker ends when the process that leads the run has. */
	public static final String LEFT_ALONE = "The process that leads the run ended before all rooms were tried. Start "
			+ "its command again, and then this one.";

	private final Requests requests;

	private final Supplier<Bench> bench;

	private final StopSignal stop;

	private final InstantSource clock;

	/**
	 * Creates a worker that has not begun.
	 * @param bench is asked for when there is a run: before that there may be no tables
	 */
	Worker(Requests requests, Supplier<Bench> bench, StopSignal stop, InstantSource clock) {
		this.requests = requests;
		this.bench = bench;
		this.stop = stop;
		this.clock = clock;
	}

	/**
	 * Works on parts of the run until none is left, or it is stopped.
	 * @param wait how long to wait for a run that can be helped with
	 * @throws io.roomshift.ledger.LedgerException when the database can't be used, or the
	 * lock is lost
	 */
	public Leaving work(Duration wait) {
		Instant until = this.clock.instant().plus(wait);
		while (!this.stop.requested()) {
			boolean begun = this.requests.areKept();
			if (begun && this.bench.get().desk().next()) {
				continue;
			}
			if (begun && this.bench.get().run().isSet()) {
				BatchStatus whole = whole(this.bench.get());
				if (whole == null || !whole.isRunning()) {
					return leaving(this.bench.get(), whole);
				}
			}
			else if (!this.clock.instant().isBefore(until)) {
				return Leaving.NO_RUN;
			}
			Desk.pause();
		}
		return Leaving.STOPPED;
	}

	/**
	 * How far the whole step is; null when the process that leads is gone, which may
	 * happen while this is asked.
	 */
	private @Nullable BatchStatus whole(Bench bench) {
		try {
			return this.requests.sharing().isFollowing() ? bench.desk().whole().getStatus() : null;
		}
		catch (LedgerException ex) {
			if (this.requests.sharing().isFollowing()) {
				throw ex;
			}
			return null;
		}
	}

	/**
	 * A run whose rooms were all tried may be at its last steps still, or have ended.
	 */
	private static Leaving leaving(Bench bench, @Nullable BatchStatus whole) {
		RunState state = bench.ledger().run(bench.run().get().id()).orElseThrow().state();
		boolean ended = state == RunState.COMPLETED || state == RunState.COMPLETED_WITH_FAILURES;
		return (whole == BatchStatus.COMPLETED || ended) ? Leaving.THROUGH : Leaving.LEFT_ALONE;
	}

	/** Why a worker ended. */
	public enum Leaving {

		/** All rooms of the run were tried. */
		THROUGH,

		/** The process that leads the run ended before that. */
		LEFT_ALONE,

		/** Nobody asked for help. */
		NO_RUN,

		/** A stop was requested of this process. */
		STOPPED

	}

	/**
	 * What a worker works with.
	 *
	 * @param desk where requests are taken
	 * @param run the run that is helped with
	 * @param ledger knows its state
	 */
	record Bench(Desk desk, CurrentRun run, Ledger ledger) {

	}

}
