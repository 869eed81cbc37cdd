package io.roomshift.apply;

import java.time.Duration;
import java.time.InstantSource;

import io.roomshift.hipchat.CallLimit;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.Turns;
import io.roomshift.ledger.Ledger;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the carrying out together.
 */
@Configuration(proxyBeanMethods = false)
class ApplyConfiguration {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

	@Bean
	Records records(Ledger ledger, OutcomeListener listener, StopRules stopRules, InstantSource clock) {
		return new Records(ledger, (entry) -> {
			stopRules.ended(entry);
			listener.ended(entry);
		}, clock);
	}

	@Bean
	Apply apply(HipChat hipChat, FreshRooms rooms, Records records, StopRules stopRules, Turns turns, StopSignal stop) {
		Pauses pauses = new Pauses(FIRST_PAUSE, stop);
		return new Apply(new RoomUpdate(hipChat, rooms, records, stopRules, turns, pauses), records, stop);
	}

	/**
	 * No more rooms than calls may be in flight are between the intent and the outcome on
	 * record, so no more are in doubt after a crash.
	 */
	@Bean
	Turns turns(ObjectProvider<CallLimit> limit) {
		return new Turns(limit.getIfAvailable(() -> CallLimit.NONE).most());
	}

}
