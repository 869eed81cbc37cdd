package io.roomshift.apply;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PausesTests {

	private final StopSignal stop = new StopSignal((first) -> {
	});

	@Test
	void afterWhenFirstIsZeroIsOver() {
		assertThat(new Pauses(Duration.ZERO, this.stop).after(1)).isDone();
	}

	@Test
	void afterLastsTwiceAsLongWithEachFailure() {
		Pauses pauses = new Pauses(Duration.ofMillis(40), this.stop);
		long start = System.nanoTime();

		pauses.after(3).join();

		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
	}

	@Test
	void afterWhenStopIsRequestedIsOverAtOnce() {
		CompletableFuture<Void> pause = new Pauses(Duration.ofHours(1), this.stop).after(1);
		assertThat(pause).isNotDone();

		this.stop.request(StopSignal.Kind.INTERRUPTED, "Stopped.");

		assertThat(pause).succeedsWithin(1, TimeUnit.SECONDS);
	}

}
