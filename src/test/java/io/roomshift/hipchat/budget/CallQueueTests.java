package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.roomshift.hipchat.budget.RateBudget.Permit;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that may go by either of two budgets; see {@link RateBudgetTests} for one.
 */
class CallQueueTests implements BudgetListener {

	private static final Instant START = Instant.parse("2018-03-01T12:00:00Z");

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final InstantSource clock = () -> START.plusMillis(this.time.now(TimeUnit.MILLISECONDS));

	private final RateBudget first = new RateBudget(0);

	private final RateBudget second = new RateBudget(0);

	private final List<String> told = new ArrayList<>();

	private final List<Permit> permits = new ArrayList<>();

	private int withoutPermit;

	private final CallQueue queue = queue(Integer.MAX_VALUE);

	@Test
	void acquireWhenNothingIsKnownLetsOneCallGoByEach() {
		acquire(5, this.first, this.second);

		assertThat(takenFrom()).containsExactly(this.first, this.second);
	}

	@Test
	void acquireWhenOneIsUsedUpGoesByTheOther() {
		acquire(20, this.first, this.second);

		answer(0, 100, 0, 60);
		answer(1, 100, 50, 60);

		assertThat(takenFrom()).hasSize(20);
		assertThat(takenFrom().subList(2, 20)).containsOnly(this.second);
		assertThat(this.told).containsExactly("0 of 100 left", "50 of 200 left");
	}

	@Test
	void acquireWhenBothHaveCallsLeftSparesTheOneWithFewer() {
		acquire(1, this.first);
		acquire(1, this.second);
		answer(0, 100, 40, 60);
		answer(1, 100, 50, 60);

		acquire(12, this.first, this.second);

		assertThat(takenFrom().subList(2, 14)).filteredOn((budget) -> budget == this.second).hasSize(11);
	}

	@Test
	void acquireWhenBothAreUsedUpGoesByTheOneThatOpensFirst() {
		acquire(3, this.first, this.second);

		answer(0, 100, 0, 90);
		answer(1, 100, 0, 60);
		this.time.advanceTimeBy(Duration.ofSeconds(61));

		assertThat(takenFrom()).containsExactly(this.first, this.second, this.second);
		assertThat(this.told).containsExactly("0 of 100 left", "0 of 200 left", "waiting PT1M");
	}

	@Test
	void acquireWhenOnlyOneOfThemWillDoWaitsForThatOne() {
		acquire(1, this.first);
		answer(0, 100, 0, 60);

		acquire(1, this.first);
		acquire(1, this.second);

		assertThat(takenFrom()).containsExactly(this.first, this.second);
		this.time.advanceTimeBy(Duration.ofSeconds(61));
		assertThat(takenFrom()).containsExactly(this.first, this.second, this.first);
	}

	@Test
	void acquireWhenAsManyAreUnderWayAsMayBeWaitsForOneToEnd() {
		CallQueue narrow = queue(3);
		acquire(narrow, 1, this.first);
		answer(0, 100, 99, 60);

		acquire(narrow, 5, this.first);
		int atOnce = this.permits.size() - 1;
		this.permits.get(1).lost();
		answer(2, 100, 98, 60);

		assertThat(atOnce).isEqualTo(3);
		assertThat(this.permits).hasSize(1 + 5);
	}

	@Test
	void acquireWhenUrgentGoesBeforeThoseThatAreNotAndAfterThoseThatAre() {
		List<String> gone = new ArrayList<>();
		acquire(1, this.first);

		for (String call : List.of("read 1", "update 1", "read 2", "update 2")) {
			this.queue.acquire(List.of(this.first), call.startsWith("update"))
				.subscribe((permit) -> gone.add(call), (ex) -> {
					throw new AssertionError(ex);
				});
		}
		answer(0, 100, 99, 60);

		assertThat(gone).containsExactly("update 1", "update 2", "read 1", "read 2");
	}

	@Test
	void retireWhenCallsWaitSendsThemByTheOther() {
		acquire(3, this.first, this.second);
		answer(0, 100, 0, 60);

		this.queue.retire(this.first);
		answer(1, 100, 99, 60);

		assertThat(takenFrom()).containsExactly(this.first, this.second, this.second);
		assertThat(this.told).last().isEqualTo("99 of 100 left");
	}

	@Test
	void retireWhenCallsWaitForItAloneCompletesThemWithoutAPermit() {
		acquire(3, this.first);

		this.queue.retire(this.first);
		acquire(1, this.first);

		assertThat(takenFrom()).containsExactly(this.first);
		assertThat(this.withoutPermit - this.permits.size()).isEqualTo(3);
	}

	@Override
	public void budget(int left, int limit) {
		this.told.add(left + " of " + limit + " left");
	}

	@Override
	public void waiting(Instant until, String why) {
		this.told.add("waiting " + Duration.between(START, until));
	}

	private CallQueue queue(int most) {
		return new CallQueue(List.of(this.first, this.second), most, this.clock, this.time, this,
				IllegalStateException::new);
	}

	private void acquire(int calls, RateBudget... choice) {
		acquire(this.queue, calls, choice);
	}

	private void acquire(CallQueue from, int calls, RateBudget... choice) {
		for (int i = 0; i < calls; i++) {
			from.acquire(List.of(choice), false).subscribe(this.permits::add, (ex) -> {
				throw new AssertionError(ex);
			}, () -> this.withoutPermit++);
		}
	}

	private List<RateBudget> takenFrom() {
		return this.permits.stream().map(Permit::budget).toList();
	}

	private void answer(int call, int limit, int left, long resetInSeconds) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("X-Ratelimit-Limit", Integer.toString(limit));
		headers.set("X-Ratelimit-Remaining", Integer.toString(left));
		headers.set("X-Ratelimit-Reset", START.getEpochSecond() + resetInSeconds + ".0");
		this.permits.get(call).answered(RateHeaders.from(headers, this.clock.instant()), false);
	}

}
