package io.roomshift.hipchat.budget;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.roomshift.hipchat.budget.RateBudget.Permit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/**
 * The calls that wait until the budget of a token lets them go. A call goes by whichever
 * of its budgets has most left; if none has anything left, by the one that has first.
 */
public final class CallQueue {

	private final InstantSource clock;

	private final BudgetListener listener;

	private final Supplier<? extends Throwable> refusal;

	private final Budgets budgets;

	private final int most;

	private final Alarm alarm;

	private final List<Place> waiting = new ArrayList<>();

	private int underWay;

	private boolean stopped;

	private Instant told = Instant.MIN;

	/**
	 * Creates a queue in which no call waits.
	 * @param budgets the budgets, one of each token, which are in no other queue
	 * @param most how many calls may be under way at a time, by all budgets together
	 * @param listener is told of long waits of all calls, and how the budgets stand
	 * together
	 * @param refusal makes the error of calls that are refused after {@link #stop()}
	 */
	public CallQueue(Collection<RateBudget> budgets, int most, InstantSource clock, Scheduler timer,
			BudgetListener listener, Supplier<? extends Throwable> refusal) {
		this.budgets = new Budgets(budgets);
		this.most = most;
		this.alarm = new Alarm(timer, this::wokenUp);
		this.clock = clock;
		this.listener = listener;
		this.refusal = refusal;
	}

	/**
	 * Completes with a permit when a call may be sent; the caller must then tell it how
	 * the call ended. Completes without one when all the budgets have been retired. Fails
	 * after {@link #stop()}.
	 * @param choice the budgets from which the permit may be taken
	 * @param urgent whether it goes before calls that are not
	 */
	public Mono<Permit> acquire(Collection<RateBudget> choice, boolean urgent) {
		return Mono.create((sink) -> {
			Place place = new Place(sink, List.copyOf(choice), urgent);
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
	 * Takes no more permits from the budget.
	 */
	public void retire(RateBudget budget) {
		synchronized (this) {
			this.budgets.remove(budget);
		}
		release();
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
			this.alarm.cancel();
		}
		refused.forEach(this::refuse);
	}

	private void refuse(Place place) {
		place.sink.error(this.refusal.get());
	}

	private synchronized boolean enqueue(Place place) {
		if (!this.stopped) {
			this.waiting.add(place.urgent ? countUrgent() : this.waiting.size(), place);
		}
		return !this.stopped;
	}

	private int countUrgent() {
		int count = 0;
		while (count < this.waiting.size() && this.waiting.get(count).urgent) {
			count++;
		}
		return count;
	}

	private void release() {
		Optional<Place> place = next();
		while (place.isPresent()) {
			place.get().leaveQueue();
			place = next();
		}
		tellWhenLong();
	}

	/**
	 * Takes the next call that may go, or has no budget any more, out of the queue.
	 */
	private synchronized Optional<Place> next() {
		if (this.underWay >= this.most || this.waiting.isEmpty()) {
			return Optional.empty();
		}
		Instant now = this.clock.instant();
		for (Iterator<Place> places = this.waiting.iterator(); places.hasNext();) {
			Place place = places.next();
			Optional<RateBudget> budget = this.budgets.best(place.choice, now);
			if (budget.isPresent() || this.budgets.noneOf(place.choice)) {
				places.remove();
				budget.ifPresent((found) -> place.takeFrom(found, now));
				return Optional.of(place);
			}
		}
		wakeUpAt(opensAt(now), now);
		return Optional.empty();
	}

	/**
	 * When the first of the budgets that are waited for lets a call go again, as far as
	 * is known.
	 */
	private Instant opensAt(Instant now) {
		return this.budgets
			.opensAt((budget) -> this.waiting.stream().anyMatch((place) -> place.choice.contains(budget)), now);
	}

	private void answered(Place place, RateHeaders headers, boolean throttled) {
		int left;
		int limit;
		synchronized (this) {
			leave(place);
			place.budget().answered(headers, throttled, place.sentAt(), this.clock.instant());
			left = this.budgets.toldLeft();
			limit = this.budgets.toldLimit();
		}
		if (headers.tellsBudget() && headers.limit() >= 0) {
			this.listener.budget(left, limit);
		}
		release();
	}

	private synchronized void leave(Place place) {
		if (place.budget != null) {
			this.underWay--;
			place.budget.ended(place.scout);
		}
		else {
			this.waiting.remove(place);
		}
	}

	private void wakeUpAt(Instant when, Instant now) {
		if (!this.waiting.isEmpty() && when.isAfter(now) && when.isBefore(Instant.MAX)) {
			this.alarm.set(when, now);
		}
	}

	private void wokenUp() {
		synchronized (this) {
			this.alarm.rang();
		}
		release();
	}

	private void tellWhenLong() {
		Instant until;
		synchronized (this) {
			until = this.alarm.at();
			if (until.equals(Instant.MAX) || this.waiting.isEmpty() || !this.budgets.idle()
					|| until.isBefore(this.told.plus(BudgetListener.WORTH_TELLING))
					|| until.isBefore(this.clock.instant().plus(BudgetListener.WORTH_TELLING))) {
				return;
			}
			this.told = until;
		}
		this.listener.waiting(until, "HipChat's call budget is used up");
	}

	/**
	 * A call's place in the queue and, later, among the calls under way.
	 */
	private final class Place implements Permit {

		private final MonoSink<Permit> sink;

		private final List<RateBudget> choice;

		private final boolean urgent;

		private final AtomicBoolean ended = new AtomicBoolean();

		private @Nullable RateBudget budget;

		private @Nullable Instant sentAt;

		private boolean scout;

		private Place(MonoSink<Permit> sink, List<RateBudget> choice, boolean urgent) {
			this.sink = sink;
			this.choice = choice;
			this.urgent = urgent;
		}

		private void takeFrom(RateBudget from, Instant now) {
			this.budget = from;
			this.sentAt = now;
			this.scout = !from.allows(now);
			from.sent(this.scout);
			CallQueue.this.underWay++;
		}

		private void leaveQueue() {
			if (this.budget != null) {
				this.sink.success(this);
			}
			else {
				this.sink.success();
			}
		}

		@Override
		public RateBudget budget() {
			return Objects.requireNonNull(this.budget);
		}

		@Override
		public Instant sentAt() {
			return Objects.requireNonNull(this.sentAt);
		}

		@Override
		public void answered(RateHeaders headers, boolean throttled) {
			if (this.ended.compareAndSet(false, true)) {
				CallQueue.this.answered(this, headers, throttled);
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
