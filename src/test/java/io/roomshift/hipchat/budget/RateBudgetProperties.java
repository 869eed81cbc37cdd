package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.roomshift.hipchat.budget.RateServer.Reset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The budget against model servers, in virtual time.
 */
class RateBudgetProperties {

	private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

	private static final Duration IN_STEP = Duration.ZERO;

	/** Where the server's clock is behind by less than its {@code Date} shows. */
	private static final int TO_LEARN_THE_CLOCK = 1;

	@Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
	void fiveBucketsRefuseAtMostOneCallInAll(@ForAll("leads") Duration lead, @ForAll("callers") Callers callers,
			@ForAll @IntRange(min = 10, max = 500) int limit) {
		RateServer server = new RateServer(limit, FIVE_MINUTES, 5, Reset.NEXT_TICK, lead);

		Traffic traffic = callers.call(server).runFor(FIVE_MINUTES.multipliedBy(8));

		assertThat(traffic.refusedSince(Instant.MIN)).isLessThanOrEqualTo(1);
	}

	@Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
	void whatIsAllowedIsUsedWithoutRefusalsAndWithoutStalls(@ForAll("sizes") Size size, @ForAll("resets") Reset reset,
			@ForAll("leads") Duration lead, @ForAll("callers") Callers callers) {
		Traffic traffic = callers.call(size.server(reset, lead)).runFor(size.window.multipliedBy(2));

		assertSteady(size, traffic, TO_LEARN_THE_CLOCK);
	}

	@Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
	void shortWindowsAreUsedAsWell(@ForAll("shortSizes") Size size, @ForAll @IntRange(min = 4, max = 64) int callers,
			@ForAll long seed) {
		RateServer server = size.server(Reset.NEXT_TICK, IN_STEP);
		Traffic traffic = new Traffic(server, callers, 0, Duration.ofMillis(5), seed);
		traffic.runFor(size.window.multipliedBy(2));

		assertSteady(size, traffic, 0);
	}

	@Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
	void resetsInSecondsFromNowAreUnderstood(@ForAll("relativeResets") Reset reset, @ForAll("leads") Duration lead,
			@ForAll("callers") Callers callers, @ForAll @IntRange(min = 1, max = 5) int buckets) {
		Size size = new Size(100, FIVE_MINUTES, buckets);
		Traffic traffic = callers.call(size.server(reset, lead)).runFor(FIVE_MINUTES.multipliedBy(3));
		Instant from = traffic.now();
		traffic.runFor(FIVE_MINUTES.multipliedBy(10));
		long refused = traffic.refusedSince(from);
		traffic.runFor(FIVE_MINUTES.multipliedBy(30));

		assertThat(refused).isLessThanOrEqualTo(10);
		assertThat(traffic.acceptedSince(from)).isGreaterThanOrEqualTo(95 * 40);
		assertThat(traffic.longestPause()).isLessThanOrEqualTo(size.longestPause());
	}

	@Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
	void aLimitThatChangesIsFollowed(@ForAll("resets") Reset reset, @ForAll("callers") Callers callers,
			@ForAll @IntRange(min = 20, max = 400) int first, @ForAll @IntRange(min = 20, max = 400) int second) {
		RateServer server = new RateServer(first, FIVE_MINUTES, 5, reset, IN_STEP);
		Traffic traffic = callers.call(server).runFor(FIVE_MINUTES.multipliedBy(3));

		server.limit(second);
		traffic.runFor(FIVE_MINUTES.multipliedBy(3));

		assertSteady(new Size(second, FIVE_MINUTES, 5), traffic, 0);
	}

	@Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
	void severalTokensDoAsManyTimesTheWorkOfOne(@ForAll("tokens") int tokens, @ForAll("resets") Reset reset,
			@ForAll("leads") Duration lead, @ForAll("callers") Callers callers,
			@ForAll @IntRange(min = 1, max = 5) int buckets) {
		Size size = new Size(100, FIVE_MINUTES, buckets);
		List<RateServer> servers = Stream.generate(() -> size.server(reset, lead)).limit(tokens).toList();

		Traffic traffic = new Traffic(servers, callers.concurrency, 0, callers.latency, callers.seed)
			.runFor(FIVE_MINUTES.multipliedBy(2));
		Instant from = traffic.now();
		traffic.runFor(FIVE_MINUTES.multipliedBy(10));

		assertThat(traffic.acceptedSince(from)).isGreaterThanOrEqualTo((long) (0.95 * tokens * 1000));
		assertThat(traffic.refusedSince(from)).isLessThanOrEqualTo((long) tokens * TO_LEARN_THE_CLOCK);
	}

	@Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
	void noTokenRestsWhileItHasCallsLeft(@ForAll("resets") Reset reset, @ForAll("callers") Callers callers,
			@ForAll @IntRange(min = 40, max = 200) int first, @ForAll @IntRange(min = 40, max = 200) int second) {
		RateServer one = new RateServer(first, FIVE_MINUTES, 5, reset, IN_STEP);
		RateServer other = new RateServer(second, FIVE_MINUTES, 3, reset, Duration.ofSeconds(17));

		Traffic traffic = new Traffic(List.of(one, other), callers.concurrency, 0, callers.latency, callers.seed)
			.runFor(FIVE_MINUTES.multipliedBy(2));
		Instant from = traffic.now();
		traffic.runFor(FIVE_MINUTES.multipliedBy(10));

		assertThat(traffic.acceptedSince(from)).isGreaterThanOrEqualTo((long) (0.95 * (first + second) * 10));
	}

	@Example
	void aScoutThatComesMillisecondsTooEarlyIsFollowedBySoonAnother() {
		Size size = new Size(41, Duration.ofMinutes(4), 2);
		RateServer behind = size.server(Reset.END_OF_WINDOW, Duration.ofMillis(-23));
		Traffic traffic = new Callers(1, Duration.ofMillis(2), 0).call(behind).runFor(size.window.multipliedBy(2));

		assertSteady(size, traffic, TO_LEARN_THE_CLOCK);
	}

	@Example
	void theResetOfARefusedCallReturnsNothing() {
		RateServer server = new RateServer(365, FIVE_MINUTES, 5, Reset.END_OF_WINDOW, IN_STEP);
		Traffic traffic = new Callers(1, Duration.ofMillis(60), 0).call(server).runFor(FIVE_MINUTES.multipliedBy(3));

		server.limit(20);
		traffic.runFor(FIVE_MINUTES.multipliedBy(3));

		assertSteady(new Size(20, FIVE_MINUTES, 5), traffic, 0);
	}

	@Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
	void whatOthersLeaveIsUsed(@ForAll("callers") Callers callers, @ForAll @IntRange(min = 15, max = 120) int seconds) {
		RateServer server = new RateServer(100, FIVE_MINUTES, 5, Reset.NEXT_TICK, IN_STEP);
		Traffic traffic = callers.call(server).sharedWithACallEvery(Duration.ofSeconds(seconds));
		traffic.runFor(FIVE_MINUTES.multipliedBy(2));
		Instant from = traffic.now();
		int othersBefore = traffic.takenByOthers();
		traffic.runFor(FIVE_MINUTES.multipliedBy(10));

		long allowed = 1000L - (traffic.takenByOthers() - othersBefore);
		assertThat(traffic.acceptedSince(from)).isGreaterThanOrEqualTo((long) (allowed * 0.97));
		assertThat(traffic.longestPause()).isLessThanOrEqualTo(FIVE_MINUTES.plusMinutes(1));
	}

	@Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
	void theReserveIsLeftToOthersButForOneCallPerTick(@ForAll("callers") Callers callers,
			@ForAll @IntRange(min = 1, max = 90) int percent, @ForAll @IntRange(min = 1, max = 10) int buckets) {
		RateServer server = new RateServer(100, FIVE_MINUTES, buckets, Reset.NEXT_TICK, IN_STEP);
		Traffic traffic = new Traffic(server, callers.concurrency, percent / 100.0, callers.latency, callers.seed);

		traffic.runFor(FIVE_MINUTES.multipliedBy(10));

		assertThat(server.fewestLeft()).isGreaterThanOrEqualTo(percent - buckets);
		assertThat(traffic.refusedSince(Instant.MIN)).isLessThanOrEqualTo(Math.max(0, buckets - percent));
	}

	@Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
	void workThatComesAndGoesIsNotRefused(@ForAll("callers") Callers callers,
			@ForAll @IntRange(min = 1, max = 900) int rest) {
		RateServer server = new RateServer(100, FIVE_MINUTES, 5, Reset.NEXT_TICK, IN_STEP);
		Traffic traffic = callers.call(server);

		for (int i = 0; i < 10; i++) {
			traffic.runFor(Duration.ofMinutes(17));
			traffic.rest(true);
			traffic.runFor(Duration.ofSeconds(rest));
			traffic.rest(false);
		}

		assertThat(traffic.refusedSince(Instant.MIN)).isLessThanOrEqualTo(1);
	}

	@Provide
	Arbitrary<Duration> leads() {
		return Arbitraries.longs().between(-600_000, 600_000).map(Duration::ofMillis);
	}

	@Provide
	Arbitrary<Callers> callers() {
		return Combinators
			.combine(Arbitraries.integers().between(1, 64), Arbitraries.integers().between(1, 150), Arbitraries.longs())
			.as((concurrency, latency, seed) -> new Callers(concurrency, Duration.ofMillis(latency), seed));
	}

	@Provide
	Arbitrary<Size> sizes() {
		return Combinators
			.combine(Arbitraries.integers().between(40, 500), Arbitraries.integers().between(4, 10),
					Arbitraries.of(1, 2, 3, 4, 5, 6, 10, 12))
			.as((limit, minutes, buckets) -> new Size(limit, Duration.ofMinutes(minutes), buckets));
	}

	@Provide
	Arbitrary<Size> shortSizes() {
		return Combinators
			.combine(Arbitraries.integers().between(10, 200), Arbitraries.integers().between(1, 6),
					Arbitraries.integers().between(500, 2000))
			.as((limit, buckets, tick) -> new Size(limit, Duration.ofMillis((long) tick * buckets), buckets));
	}

	@Provide
	Arbitrary<Integer> tokens() {
		return Arbitraries.of(1, 2, 4);
	}

	@Provide
	Arbitrary<Reset> resets() {
		return Arbitraries.of(Reset.NEXT_TICK, Reset.END_OF_WINDOW);
	}

	@Provide
	Arbitrary<Reset> relativeResets() {
		return Arbitraries.of(Reset.RELATIVE, Reset.RELATIVE_CUT);
	}

	/**
	 * Judges refusals in ten windows, and what was used in forty: calls come in bursts,
	 * and the beginning and the end of what is measured may cut one each.
	 */
	private static void assertSteady(Size size, Traffic traffic, int refusals) {
		Instant from = traffic.now();
		traffic.runFor(size.window.multipliedBy(10));
		assertThat(traffic.refusedSince(from)).isLessThanOrEqualTo(refusals);
		traffic.runFor(size.window.multipliedBy(30));
		assertThat(traffic.acceptedSince(from)).isGreaterThanOrEqualTo((long) (0.97 * size.limit * 40));
		assertThat(traffic.longestPause()).isLessThanOrEqualTo(size.longestPause());
	}

	/**
	 * A rate limit.
	 */
	record Size(int limit, Duration window, int buckets) {

		RateServer server(Reset reset, Duration lead) {
			return new RateServer(this.limit, this.window, this.buckets, reset, lead);
		}

		Duration longestPause() {
			return this.window.plus(this.window.dividedBy(this.buckets)).plusSeconds(5);
		}

	}

	/**
	 * A program's callers.
	 */
	record Callers(int concurrency, Duration latency, long seed) {

		Traffic call(RateServer server) {
			return new Traffic(server, this.concurrency, 0, this.latency, this.seed);
		}

	}

}
