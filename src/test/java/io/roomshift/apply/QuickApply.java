package io.roomshift.apply;

import java.time.Duration;

import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.Turns;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The carrying out of the program but for its pauses, for tests that import it.
 */
public final class QuickApply {

	@Bean
	@Primary
	Apply quickApply(HipChat hipChat, FreshRooms rooms, Records records, StopRules stopRules, Turns turns,
			StopSignal stop) {
		Pauses none = new Pauses(Duration.ZERO, stop);
		return new Apply(new RoomUpdate(hipChat, rooms, records, stopRules, turns, none), records, stop);
	}

}
