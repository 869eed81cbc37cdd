package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/**
 * The call budget of one token, shared by all its calls: lets a call go when the server
 * has one left for it, and makes all others wait.
 * <p>
 * When nothing is left, all wait for the reset; then a single call goes ahead, and its
 * answer tells how many may follow. Without rate headers every call goes at once.
 */
public final class RateBudget {

	private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

	private final InstantSource clock;

	private final Scheduler timer;

	private final double reserve;

	private final BudgetListener listener;

	private final Supplier<? extends Throwable> refusal;

	private final RateWindow window = new RateWindow();

	private final Deque<MonoSink<Instant>> waiting = new ArrayDeque<>();

	private int underWay;

	private boolean stopped;

	private Instant wakeAt = Instant.MAX;

	private @Nullable Disposable wakeUp;

	private Instant told = Instant.MIN;

	/**
	 * Creates a budget of which nothing is known yet.
	 * @param reserve the share of the budget that is left to others, from 0 to below 1
	 * @param listener is told of long waits
	 * @param refusal makes the error of calls that are refused after {@link #stop()}
	 */
	public RateBudget(InstantSource clock, Scheduler timer, double reserve, BudgetListener listener,
			Supplier<? extends Throwable> refusal) {
		this.clock = clock;
		this.timer = timer;
		this.reserve = reserve;
		this.listener = listener;
		this.refusal = refusal;
	}

	/**
	 * Completes with the present time when a call may be sent; the caller must then call
	 * {@link #answered}, or {@link #lost} when no answer came. Fails after
	 * {@link #stop()}.
	 */
	public Mono<Instant> acquire() {
		return Mono.create((sink) -> {
			if (enqueue(sink)) {
				release();
			}
			else {
				refuse(sink);
			}
		});
	}

	/**
	 * Takes in what an answer tells.
	 * @param throttled whether the call was refused for want of budget
	 * @param sentAt when the call was sent
	 */
	public void answered(RateHeaders headers, boolean throttled, Instant sentAt) {
		synchronized (this) {
			Instant now = this.clock.instant();
			this.underWay--;
			if (throttled) {
				this.window.throttled(headers, sentAt, now);
			}
			else {
				this.window.answered(headers, sentAt, now, this.underWay == 0);
			}
		}
		if (headers.tellsBudget() && headers.limit() >= 0) {
			this.listener.budget(headers.remaining(), headers.limit());
		}
		release();
	}

	/**
	 * Gives back the place of a call that got no answer; whether the server counted it is
	 * for the next answer to tell.
	 */
	public void lost() {
		synchronized (this) {
			this.underWay--;
		}
		release();
	}

	/**
	 * Refuses all calls that wait, and all later ones.
	 */
	public void stop() {
		List<MonoSink<Instant>> refused;
		synchronized (this) {
			this.stopped = true;
			refused = new ArrayList<>(this.waiting);
			this.waiting.clear();
			cancelWakeUp();
		}
		refused.forEach(this::refuse);
	}

	private void refuse(MonoSink<Instant> sink) {
		sink.error(this.refusal.get());
	}

	private synchronized boolean enqueue(MonoSink<Instant> sink) {
		if (!this.stopped) {
			this.waiting.add(sink);
		}
		return !this.stopped;
	}

	private void release() {
		MonoSink<Instant> sink = next();
		while (sink != null) {
			sink.success(this.clock.instant());
			sink = next();
		}
		tellWhenLong();
	}

	private synchronized @Nullable MonoSink<Instant> next() {
		if (this.waiting.isEmpty()) {
			return null;
		}
		if (!mayGo(this.clock.instant())) {
			wakeUpAt(this.window.returnsAt());
			return null;
		}
		this.underWay++;
		return this.waiting.remove();
	}

	private boolean mayGo(Instant now) {
		if (this.window.unknown()) {
			return true;
		}
		int kept = (int) Math.ceil(Math.max(0, this.window.limit()) * this.reserve);
		if (this.window.left() - this.underWay > kept) {
			return true;
		}
		return this.underWay == 0 && !now.isBefore(this.window.returnsAt());
	}

	private void wakeUpAt(Instant when) {
		Instant now = this.clock.instant();
		if (!when.isAfter(now) || when.equals(this.wakeAt)) {
			return;
		}
		cancelWakeUp();
		this.wakeAt = when;
		long millis = Duration.between(now, when).toMillis() + 1;
		this.wakeUp = this.timer.schedule(this::wokenUp, millis, TimeUnit.MILLISECONDS);
	}

	private void wokenUp() {
		synchronized (this) {
			this.wakeAt = Instant.MAX;
		}
		release();
	}

	private void cancelWakeUp() {
		if (this.wakeUp != null) {
			this.wakeUp.dispose();
		}
		this.wakeAt = Instant.MAX;
	}

	private void tellWhenLong() {
		Instant until;
		synchronized (this) {
			until = this.wakeAt;
			boolean idle = !this.waiting.isEmpty() && this.underWay == 0 && !until.equals(Instant.MAX);
			if (!idle || until.equals(this.told) || until.isBefore(this.clock.instant().plus(WORTH_TELLING))) {
				return;
			}
			this.told = until;
		}
		this.listener.waiting(until, "HipChat's call budget is used up");
	}

}
