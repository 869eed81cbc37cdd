package io.roomshift.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.roomshift.hipchat.CallListener;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls as they end, and the waits between them.
 */
final class CallMeters implements CallListener {

	private static final Duration[] BUCKETS = { Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250),
			Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5),
			Duration.ofSeconds(10), Duration.ofSeconds(30) };

	private final MeterRegistry registry;

	private final InstantSource clock;

	private final Counter throttled;

	private final Counter retries;

	private final Counter waited;

	private final Map<Ended, Meters> meters = new ConcurrentHashMap<>();

	private final AtomicReference<@Nullable Instant> waitsSince = new AtomicReference<>();

	CallMeters(MeterRegistry registry, InstantSource clock) {
		this.registry = registry;
		this.clock = clock;
		this.throttled = Counter.builder("roomshift.calls.throttled")
			.description("Calls that HipChat answered with 429.")
			.register(registry);
		this.retries = Counter.builder("roomshift.retries")
			.description("Calls that failed and were made again.")
			.register(registry);
		this.waited = Counter.builder("roomshift.budget.wait")
			.baseUnit("seconds")
			.description("How long all calls waited for HipChat's call budget; waits below 2 seconds are left out.")
			.register(registry);
	}

	@Override
	public void leaves(Kind kind) {
		if (this.waitsSince.get() != null) {
			addWait();
		}
	}

	@Override
	public void ended(Kind kind, int status, Duration took) {
		Meters known = this.meters.computeIfAbsent(new Ended(kind, status), this::meters);
		known.calls.increment();
		known.duration.record(took);
	}

	@Override
	public void throttled() {
		this.throttled.increment();
	}

	@Override
	public void retrying(String what, String why) {
		this.retries.increment();
	}

	@Override
	public void waiting(Instant until, String why) {
		this.waitsSince.compareAndSet(null, this.clock.instant());
	}

	/**
	 * Adds the wait that is on.
	 */
	void addWait() {
		Instant since = this.waitsSince.getAndSet(null);
		if (since != null) {
			this.waited.increment(Duration.between(since, this.clock.instant()).toMillis() / 1000.0);
		}
	}

	private Meters meters(Ended ended) {
		String kind = ended.kind.name().toLowerCase(Locale.ROOT);
		return new Meters(
				Counter.builder("roomshift.calls")
					.description("Calls to HipChat that ended, by what they were for and by HTTP status; "
							+ "status 'none' when no answer came.")
					.tags("kind", kind, "status", (ended.status > 0) ? String.valueOf(ended.status) : "none")
					.register(this.registry),
				Timer.builder("roomshift.call.duration")
					.description("How long calls to HipChat took, waits for the call budget not counted.")
					.tags("kind", kind)
					.serviceLevelObjectives(BUCKETS)
					.register(this.registry));
	}

	/**
	 * How calls ended.
	 *
	 * @param kind what they were for
	 * @param status the HTTP status; 0 when no answer came
	 */
	private record Ended(Kind kind, int status) {

	}

	/**
	 * What counts such calls.
	 *
	 * @param calls their number
	 * @param duration how long they took
	 */
	private record Meters(Counter calls, Timer duration) {

	}

}
