package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.roomshift.hipchat.budget.RateBudget.Permit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class RateBudgetTests {

	private static final Instant START = Instant.parse("2018-03-01T12:00:00Z");

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final InstantSource clock = () -> START.plusMillis(this.time.now(TimeUnit.MILLISECONDS));

	private final List<String> told = new ArrayList<>();

	private final RateBudget budget = new RateBudget(0);

	private final CallQueue queue = new CallQueue(List.of(this.budget), Integer.MAX_VALUE, this.clock, this.time,
			new BudgetListener() {

				@Override
				public void waiting(Instant until, String why) {
					RateBudgetTests.this.told.add(why + " " + Duration.between(START, until));
				}

			}, () -> new IllegalStateException("stopped"));

	private final List<Permit> permits = new ArrayList<>();

	private final List<Throwable> errors = new ArrayList<>();

	@Test
	void acquireWhenNothingIsKnownLetsOneCallGo() {
		acquire(5);

		assertThat(this.permits).hasSize(1);
	}

	@Test
	void acquireWhenServerTellsNoLimitLetsAllGo() {
		acquire(200);

		this.permits.get(0).answered(read(headers()), false);

		assertThat(this.permits).hasSize(200);
	}

	@Test
	void acquireWhenFirstCallIsLostLetsTheNextGo() {
		acquire(5);

		this.permits.get(0).lost();

		assertThat(this.permits).hasSize(2);
	}

	@Test
	void acquireWhenFewAreLeftCountsThoseUnderWay() {
		acquire(50);

		this.permits.get(0).answered(read(headers("100", "14", 60)), false);

		assertThat(this.permits).hasSize(11);
	}

	@Test
	void acquireWhenNoneIsLeftSendsOneScoutAfterTheReset() {
		acquire(50);
		this.permits.get(0).answered(read(headers("100", "0", 60)), false);

		pass(59);
		assertThat(this.permits).hasSize(1);
		pass(2);
		assertThat(this.permits).hasSize(2);
		this.permits.get(1).answered(read(headers("100", "99", 360)), false);

		assertThat(this.permits).hasSize(50);
	}

	@Test
	void acquireWhenACallHangsStillSendsTheScout() {
		acquire(50);
		this.permits.get(0).answered(read(headers("100", "5", 60)), false);
		assertThat(this.permits).hasSize(2);

		pass(61);

		assertThat(this.permits).hasSize(3);
	}

	@Test
	void answeredWhenWaitIsLongTellsItOnce() {
		acquire(3);

		this.permits.get(0).answered(read(headers("100", "0", 60)), false);
		acquire(3);

		assertThat(this.told).containsExactly("HipChat's call budget is used up PT1M");
	}

	@Test
	void answeredWhenWaitIsShortTellsNothing() {
		acquire(3);

		this.permits.get(0).answered(read(headers("100", "0", 1)), false);

		assertThat(this.told).isEmpty();
	}

	@Test
	void answeredWhenThrottledWithoutHeadersWaitsLongerEachTime() {
		acquire(3);

		assertThat(secondsUntilNextAfter(headers(), true)).isEqualTo(1);
		assertThat(secondsUntilNextAfter(headers(), true)).isEqualTo(2);
		assertThat(secondsUntilNextAfter(headers(), true)).isEqualTo(4);
	}

	@Test
	void answeredWhenManyAreThrottledAtOnceBacksOffOnce() {
		acquire(64);
		this.permits.get(0).answered(read(headers()), false);

		List.copyOf(this.permits).forEach((permit) -> permit.answered(read(headers()), true));
		acquire(64);
		pass(2);

		assertThat(this.permits).hasSize(65);
	}

	@Test
	void answeredWhenThrottlingWithoutHeadersIsOverGrowsAgain() {
		acquire(64);
		this.permits.get(0).answered(read(headers()), true);
		pass(2);

		for (int i = 1; i < 20; i++) {
			this.permits.get(i).answered(read(headers()), false);
		}

		assertThat(this.permits).hasSizeGreaterThan(30);
	}

	@ParameterizedTest
	@ValueSource(ints = { 30, 90 })
	void answeredWhenRetryAfterIsToldWaitsThatLongWhateverTheResetSays(int seconds) {
		acquire(3);
		HttpHeaders told = headers("100", "0", 60);
		told.set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));

		assertThat(secondsUntilNextAfter(told, true)).isEqualTo(seconds);
	}

	@Test
	void answeredWhenThrottledAgainWaitsAsLongAsRetryAfterSays() {
		acquire(3);
		HttpHeaders told = headers("100", "0", 300);
		told.setDate(START.toEpochMilli());
		told.set(HttpHeaders.RETRY_AFTER, "30");

		assertThat(secondsUntilNextAfter(told, true)).isEqualTo(30);
		assertThat(secondsUntilNextAfter(told, true)).isEqualTo(30);
	}

	@Test
	void answeredWhenASingleCallWasTakenBelievesItWhateverARefusalSaid() {
		acquire(20);
		HttpHeaders refused = headers("100", "0", 300);
		refused.set(HttpHeaders.RETRY_AFTER, "1");
		this.permits.get(0).answered(read(refused), true);
		pass(2);

		this.permits.get(1).answered(read(headers("100", "50", 60)), false);

		assertThat(this.permits).hasSizeGreaterThan(10);
	}

	@Test
	void answeredWhenRetryAfterIsADateWaitsUntilThen() {
		acquire(3);
		HttpHeaders told = headers();
		told.set(HttpHeaders.DATE, "Thu, 01 Mar 2018 12:05:00 GMT");
		told.set(HttpHeaders.RETRY_AFTER, "Thu, 01 Mar 2018 12:06:30 GMT");

		assertThat(secondsUntilNextAfter(told, true)).isEqualTo(90);
	}

	@Test
	void answeredWhenResetIsInThePastBacksOff() {
		acquire(3);

		assertThat(secondsUntilNextAfter(headers("100", "0", -100), true)).isEqualTo(1);
	}

	@Test
	void answeredWhenResetIsAbsurdlyFarLooksAgainWithinAQuarterOfAnHour() {
		acquire(3);

		assertThat(secondsUntilNextAfter(headers("100", "0", 1_000_000_000), true)).isEqualTo(900);
	}

	@Test
	void answeredWhenOlderAnswerComesLateIgnoresItsNumbers() {
		acquire(60);
		this.permits.get(0).answered(read(headers("100", "50", 60)), false);
		this.permits.get(1).answered(read(headers("100", "99", 120)), false);
		int before = this.permits.size();

		this.permits.get(2).answered(read(headers("100", "0", 60)), true);
		acquire(1);

		assertThat(this.permits).hasSizeGreaterThan(before);
	}

	@Test
	void answeredWhenAnswerHasNoHeadersKeepsWhatIsKnown() {
		acquire(30);
		this.permits.get(0).answered(read(headers("100", "5", 60)), false);

		this.permits.get(1).answered(read(headers()), false);

		assertThat(this.permits).hasSize(3);
	}

	@Test
	void stopWhenCallsWaitRefusesThemAndAllLaterOnes() {
		acquire(3);
		this.permits.get(0).answered(read(headers("100", "0", 60)), false);

		this.queue.stop();
		acquire(1);
		pass(3600);

		assertThat(this.permits).hasSize(1);
		assertThat(this.errors).hasSize(3).allSatisfy((ex) -> assertThat(ex).hasMessage("stopped"));
	}

	@Test
	void acquireWhenCancelledGivesItsPlaceAway() {
		acquire(1);
		Disposable second = this.queue.acquire(List.of(this.budget), false).subscribe();
		acquire(1);

		second.dispose();
		this.permits.get(0).lost();

		assertThat(this.permits).hasSize(2);
	}

	@Test
	void lostWhenCalledAfterAnAnswerDoesNothing() {
		acquire(10);
		this.permits.get(0).answered(read(headers("100", "5", 60)), false);

		this.permits.get(0).lost();

		assertThat(this.permits).hasSize(2);
	}

	private void acquire(int calls) {
		for (int i = 0; i < calls; i++) {
			this.queue.acquire(List.of(this.budget), false).subscribe(this.permits::add, this.errors::add);
		}
	}

	private long secondsUntilNextAfter(HttpHeaders headers, boolean throttled) {
		int before = this.permits.size();
		acquire(1);
		Permit last = this.permits.get(before - 1);
		last.answered(read(headers), throttled);
		long seconds = 0;
		while (this.permits.size() == before && seconds < 10_000) {
			pass(1);
			seconds++;
		}
		return seconds - 1;
	}

	private RateHeaders read(HttpHeaders headers) {
		return RateHeaders.from(headers, this.clock.instant());
	}

	private void pass(long seconds) {
		this.time.advanceTimeBy(Duration.ofSeconds(seconds));
	}

	private static HttpHeaders headers() {
		return new HttpHeaders();
	}

	private static HttpHeaders headers(String limit, String remaining, long resetInSeconds) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("X-Ratelimit-Limit", limit);
		headers.set("X-Ratelimit-Remaining", remaining);
		headers.set("X-Ratelimit-Reset", START.getEpochSecond() + resetInSeconds + ".0");
		return headers;
	}

}
