package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
 * The first call goes alone. When nothing is left, all wait until calls return; then a
 * single call goes ahead, a scout, and its answer tells how many may follow. Without rate
 * headers every call goes at once.
 */
public final class RateBudget {

	private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

	private final InstantSource clock;

	private final Scheduler timer;

	private final double reserve;

	private final BudgetListener listener;

	private final Supplier<? extends Throwable> refusal;

	private final RateWindow window = new RateWindow();

	private final Deque<Place> waiting = new ArrayDeque<>();

	private int underWay;

	private boolean scoutUnderWay;

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
	 * Completes with a permit when a call may be sent; the caller must then tell it how
	 * the call ended. Fails after {@link #stop()}.
	 */
	public Mono<Permit> acquire() {
		return Mono.create((sink) -> {
			Place place = new Place(sink);
			sink.onCancel(place::lost);
			if (enqueue(place)) {
				release();
			}
			else {
				refuse(place);
			}
		});
	}

	/**
	 * Refuses all calls that wait, and all later ones.
	 */
	public void stop() {
		List<Place> refused;
		synchronized (this) {
			this.stopped = true;
			refused = new ArrayList<>(this.waiting);
			this.waiting.clear();
			cancelWakeUp();
		}
		refused.forEach(this::refuse);
	}

	private void refuse(Place place) {
		place.sink.error(this.refusal.get());
	}

	private synchronized boolean enqueue(Place place) {
		if (!this.stopped) {
			this.waiting.add(place);
		}
		return !this.stopped;
	}

	private void release() {
		Place place = next();
		while (place != null) {
			place.sink.success(place);
			place = next();
		}
		tellWhenLong();
	}

	private synchronized @Nullable Place next() {
		Instant now = this.clock.instant();
		boolean allowed = this.window.allows(this.underWay, this.reserve, now);
		boolean scouts = !allowed && !this.scoutUnderWay && !this.window.scoutsAt().isAfter(now);
		if (this.waiting.isEmpty() || !(allowed || scouts)) {
			wakeUpAt(this.window.scoutsAt(), now);
			return null;
		}
		Place place = this.waiting.remove();
		place.sentAt = now;
		place.scout = scouts;
		this.scoutUnderWay |= scouts;
		this.underWay++;
		return place;
	}

	private void answered(Place place, RateHeaders headers, boolean throttled) {
		synchronized (this) {
			leave(place);
			Instant now = this.clock.instant();
			if (throttled) {
				this.window.throttled(headers, place.sentAt(), now);
			}
			else {
				this.window.answered(headers, place.sentAt(), now, this.underWay == 0);
			}
		}
		release();
		if (headers.tellsBudget() && headers.limit() >= 0) {
			this.listener.budget(headers.remaining(), headers.limit());
		}
	}

	private synchronized void leave(Place place) {
		this.waiting.remove(place);
		if (place.sentAt != null) {
			this.underWay--;
			this.scoutUnderWay &= !place.scout;
		}
	}

	private void wakeUpAt(Instant when, Instant now) {
		boolean known = when.isAfter(now) && when.isBefore(Instant.MAX);
		if (this.waiting.isEmpty() || !known || when.equals(this.wakeAt)) {
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
			boolean same = until.isBefore(this.told.plus(WORTH_TELLING));
			if (!idle || same || until.isBefore(this.clock.instant().plus(WORTH_TELLING))) {
				return;
			}
			this.told = until;
		}
		this.listener.waiting(until, "HipChat's call budget is used up");
	}

	/**
	 * The right to make one call; of its methods, the first to be called counts.
	 */
	public interface Permit {

		/** When it was given: the call is sent now. */
		Instant sentAt();

		/**
		 * Takes in what an answer tells.
		 * @param throttled whether the call was refused for want of budget
		 */
		void answered(RateHeaders headers, boolean throttled);

		/**
		 * Gives the permit back when no answer came; whether the server counted the call
		 * is for the next answer to tell.
		 */
		void lost();

	}

	/**
	 * A call's place in the queue and, later, among the calls under way.
	 */
	private final class Place implements Permit {

		private final MonoSink<Permit> sink;

		private final AtomicBoolean ended = new AtomicBoolean();

		private @Nullable Instant sentAt;

		private boolean scout;

		private Place(MonoSink<Permit> sink) {
			this.sink = sink;
		}

		@Override
		public Instant sentAt() {
			return Objects.requireNonNull(this.sentAt);
		}

		@Override
		public void answered(RateHeaders headers, boolean throttled) {
			if (this.ended.compareAndSet(false, true)) {
				RateBudget.this.answered(this, headers, throttled);
			}
		}

		@Override
		public void lost() {
			if (this.ended.compareAndSet(false, true)) {
				leave(this);
				release();
			}
		}

	}

}
