package io.roomshift.apply;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.apply.StopSignal.Stop;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class StopRulesTests {

	private static final Instant NOW = Instant.parse("2018-11-05T10:00:01Z");

	private static final Entry PLANNED = LedgerFixture.planned(
			new Run(1, LedgerFixture.request(), RunState.RUNNING, NOW, null, "", Run.Calls.NONE, null), 2, 5, "Old",
			"New");

	private final AtomicInteger requests = new AtomicInteger();

	private final StopSignal signal = new StopSignal((first) -> this.requests.incrementAndGet());

	@Test
	void endedWhenMoreFailThanAllowedStops() {
		StopRules rules = new StopRules(MaxFailures.parse("2"), this.signal);

		fail(rules, Cause.INVALID, 2);
		fail(rules, Cause.WAITS_FOR_ANOTHER, 5);
		fail(rules, Cause.ROLLED_BACK, 5);
		rules.ended(PLANNED.already(NOW));
		assertThat(this.signal.requested()).isFalse();
		fail(rules, Cause.INVALID, 2);

		assertThat(this.signal.stop())
			.hasValue(new Stop(Kind.FAILURES, "3 of 4 rooms failed, which is more than --max-failures 2 allows."));
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void countedWhenMoreFailAnywhereThanAllowedStops() {
		StopRules rules = new StopRules(MaxFailures.parse("10%"), this.signal);

		rules.countElsewhere();
		fail(rules, Cause.INVALID, 30);
		rules.counted(2, 19);
		rules.counted(2, 20);
		assertThat(this.signal.requested()).isFalse();
		rules.counted(3, 21);

		assertThat(this.signal.stop())
			.hasValue(new Stop(Kind.FAILURES, "3 of 21 rooms failed, which is more than --max-failures 10% allows."));
	}

	@Test
	void failedWhenThreeInARowStops() {
		StopRules rules = new StopRules(MaxFailures.parse("10%"), this.signal);

		rules.failed(failure(Failure.UNREACHABLE));
		rules.failed(failure(Failure.TRANSIENT));
		rules.answered();
		rules.failed(failure(Failure.UNREACHABLE));
		rules.failed(failure(Failure.NOT_FOUND));
		rules.failed(failure(Failure.UNREACHABLE));
		rules.failed(failure(Failure.STOPPED));
		rules.failed(failure(Failure.UNKNOWN_OUTCOME));
		rules.failed(failure(Failure.TRANSIENT));
		rules.failed(failure(Failure.UNKNOWN_OUTCOME));
		assertThat(this.signal.requested()).isFalse();
		rules.failed(failure(Failure.TRANSIENT));

		assertThat(this.signal.stop())
			.hasValue(new Stop(Kind.SERVER, "HipChat does not answer any more. It failed by TRANSIENT."));
	}

	@Test
	void gaveUpWhenThreeRoomsInARowStops() {
		StopRules rules = new StopRules(MaxFailures.parse("10%"), this.signal);

		rules.gaveUp("No update.");
		rules.gaveUp("No update.");
		rules.updated();
		rules.gaveUp("No update.");
		rules.answered();
		rules.gaveUp("No update.");
		assertThat(this.signal.requested()).isFalse();
		rules.gaveUp("No update.");

		assertThat(this.signal.stop()).hasValue(new Stop(Kind.SERVER, "HipChat takes no updates any more. No update."));
	}

	@ParameterizedTest
	@EnumSource(names = { "CREDENTIALS", "SCOPE", "UNTRUSTED" })
	void failedWhenAllRoomsAreConcernedStopsAtOnce(Failure failure) {
		StopRules rules = new StopRules(MaxFailures.parse("10%"), this.signal);

		rules.failed(failure(failure));

		assertThat(this.signal.stop()).hasValue(new Stop(Kind.CREDENTIALS, "It failed by " + failure + "."));
	}

	@Test
	void requestWhenRequestedBeforeKeepsTheFirstReason() {
		this.signal.request(Kind.INTERRUPTED, "First.");
		this.signal.request(Kind.SERVER, "Second.");

		assertThat(this.signal.stop()).hasValue(new Stop(Kind.INTERRUPTED, "First."));
		assertThat(this.requests).hasValue(1);
	}

	private static void fail(StopRules rules, Cause cause, int times) {
		for (int i = 0; i < times; i++) {
			rules.ended(PLANNED.refused(cause, 400, "No.", NOW));
		}
	}

	private static HipChatException failure(Failure failure) {
		return new HipChatException(failure, 0, "It failed by " + failure + ".", null);
	}

}
