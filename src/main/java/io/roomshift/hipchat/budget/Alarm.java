package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * Rings once at an instant, unless it is set to another one before. Not for several
 * threads at a time.
 */
final class Alarm {

	private final Scheduler timer;

	private final Runnable bell;

	private Instant at = Instant.MAX;

	private @Nullable Disposable ringing;

	/**
	 * Creates an alarm that is not set.
	 * @param bell is run in a thread of the timer
	 */
	Alarm(Scheduler timer, Runnable bell) {
		this.timer = timer;
		this.bell = bell;
	}

	/**
	 * The instant it is set to; {@link Instant#MAX} when it is not set.
	 */
	Instant at() {
		return this.at;
	}

	void set(Instant when, Instant now) {
		if (!when.equals(this.at)) {
			cancel();
			this.at = when;
			this.ringing = this.timer.schedule(this.bell, Duration.between(now, when).toMillis() + 1,
					TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * It rang, so it is not set any more.
	 */
	void rang() {
		this.at = Instant.MAX;
	}

	void cancel() {
		if (this.ringing != null) {
			this.ringing.dispose();
		}
		this.at = Instant.MAX;
	}

}
