package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.roomshift.hipchat.budget.RateBudget.Permit;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.HttpHeaders;

/**
 * A program that always has work, calling a model server through a budget, in virtual
 * time.
 */
final class Traffic implements BudgetListener {

	private static final Instant START = Instant.parse("2018-03-01T08:00:37.640Z");

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final InstantSource clock = () -> START.plusMillis(this.time.now(TimeUnit.MILLISECONDS));

	private final Map<RateBudget, RateServer> servers = new LinkedHashMap<>();

	private final Duration longestLatency;

	private final Random random;

	private final CallQueue queue;

	private final List<Instant> accepted = new ArrayList<>();

	private final List<Instant> refused = new ArrayList<>();

	private int takenByOthers;

	private boolean resting;

	Traffic(RateServer server, int concurrency, double reserve, Duration longestLatency, long seed) {
		this(List.of(server), concurrency, reserve, longestLatency, seed);
	}

	/**
	 * Starts the program with one token for each of the model servers, which count by
	 * token.
	 */
	Traffic(List<RateServer> servers, int concurrency, double reserve, Duration longestLatency, long seed) {
		servers.forEach((server) -> this.servers.put(new RateBudget(reserve), server));
		this.longestLatency = longestLatency;
		this.random = new Random(seed);
		this.queue = new CallQueue(this.servers.keySet(), Integer.MAX_VALUE, this.clock, this.time, this,
				IllegalStateException::new);
		for (int i = 0; i < concurrency; i++) {
			call();
		}
	}

	Traffic runFor(Duration duration) {
		this.time.advanceTimeBy(duration);
		return this;
	}

	/**
	 * Another program with the same token calls regularly.
	 */
	Traffic sharedWithACallEvery(Duration pause) {
		RateServer shared = this.servers.values().iterator().next();
		this.time.schedulePeriodically(() -> this.takenByOthers += shared.take(now()) ? 1 : 0, 0, pause.toMillis(),
				TimeUnit.MILLISECONDS);
		return this;
	}

	void rest(boolean resting) {
		this.resting = resting;
	}

	Instant now() {
		return this.clock.instant();
	}

	/** 429s since the moment. */
	long refusedSince(Instant moment) {
		return this.refused.stream().filter((at) -> !at.isBefore(moment)).count();
	}

	/** Calls that were accepted since the moment. */
	long acceptedSince(Instant moment) {
		return this.accepted.stream().filter((at) -> !at.isBefore(moment)).count();
	}

	int takenByOthers() {
		return this.takenByOthers;
	}

	/**
	 * The longest time without an accepted call.
	 */
	Duration longestPause() {
		Duration longest = Duration.between(this.accepted.get(this.accepted.size() - 1), now());
		for (int i = 1; i < this.accepted.size(); i++) {
			Duration pause = Duration.between(this.accepted.get(i - 1), this.accepted.get(i));
			longest = (pause.compareTo(longest) > 0) ? pause : longest;
		}
		return longest;
	}

	private void call() {
		if (this.resting) {
			later(Duration.ofSeconds(1), this::call);
			return;
		}
		this.queue.acquire(this.servers.keySet(), false).subscribe((permit) -> later(latency(), () -> arrive(permit)));
	}

	private void arrive(Permit permit) {
		RateServer server = Objects.requireNonNull(this.servers.get(permit.budget()));
		boolean taken = server.take(now());
		(taken ? this.accepted : this.refused).add(now());
		HttpHeaders headers = server.headers(now());
		later(latency(), () -> {
			permit.answered(RateHeaders.from(headers, now()), !taken);
			call();
		});
	}

	private Duration latency() {
		return Duration.ofMillis(this.random.nextLong(1, this.longestLatency.toMillis() + 1));
	}

	private void later(Duration delay, Runnable task) {
		this.time.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

}
