package io.roomshift.metrics;

import java.time.Instant;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roomshift.hipchat.CallListener.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallMetersTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private Instant now = Instant.parse("2026-11-01T22:00:00Z");

	private final CallMeters meters = new CallMeters(this.registry, () -> this.now);

	@Test
	void waitingWhenToldTwiceCountsUntilACallLeaves() {
		this.meters.waiting(this.now.plusSeconds(60), "why");
		this.now = this.now.plusSeconds(40);
		this.meters.waiting(this.now.plusSeconds(60), "why");
		this.now = this.now.plusSeconds(60);
		this.meters.leaves(Kind.READ);
		this.now = this.now.plusSeconds(5);
		this.meters.leaves(Kind.READ);

		assertThat(waited()).isEqualTo(100);
	}

	@Test
	void addWaitWhenAWaitIsOnCountsItSoFar() {
		this.meters.waiting(this.now.plusSeconds(60), "why");
		this.now = this.now.plusSeconds(10);

		this.meters.addWait();

		assertThat(waited()).isEqualTo(10);
	}

	private double waited() {
		return this.registry.get("roomshift.budget.wait").counter().count();
	}

}
