package io.roomshift.hipchat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TurnsTests {

	private final Turns turns = new Turns(2);

	private final List<CompletableFuture<String>> begun = new ArrayList<>();

	private final List<CompletableFuture<String>> taken = new ArrayList<>();

	@Test
	void takeWhenAllAreTakenWaitsUntilOneIsOverAndKeepsTheOrder() {
		take(4);
		int atOnce = this.begun.size();

		this.begun.get(1).complete("second");
		this.begun.get(2).complete("third");

		assertThat(atOnce).isEqualTo(2);
		assertThat(this.begun).hasSize(4);
		assertThat(this.taken.get(0)).isNotDone();
		assertThat(this.taken.get(1)).isCompletedWithValue("second");
		assertThat(this.taken.get(2)).isCompletedWithValue("third");
		assertThat(this.taken.get(3)).isNotDone();
	}

	@Test
	void takeWhenWorkFailsEndsItsTurnAndTellsHow() {
		IllegalStateException fault = new IllegalStateException("A fault");
		take(1);
		CompletableFuture<String> thrown = this.turns.take(() -> {
			throw fault;
		});

		this.begun.get(0).completeExceptionally(fault);
		take(2);

		assertThat(this.taken.get(0)).isCompletedExceptionally();
		assertThat(thrown).isCompletedExceptionally();
		assertThat(this.begun).hasSize(3);
	}

	@Test
	void takeWhenWorkIsOverAtOnceLeavesTheTurnToOthers() {
		for (int i = 0; i < 10; i++) {
			assertThat(this.turns.take(() -> CompletableFuture.completedFuture("done"))).isCompletedWithValue("done");
		}
		take(2);

		assertThat(this.begun).hasSize(2);
	}

	private void take(int times) {
		for (int i = 0; i < times; i++) {
			this.taken.add(this.turns.take(() -> {
				CompletableFuture<String> work = new CompletableFuture<>();
				this.begun.add(work);
				return work;
			}));
		}
	}

}
