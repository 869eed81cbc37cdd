package io.roomshift.verify;

import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.RoomFetch;
import io.roomshift.ledger.Ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the comparison together.
 */
@Configuration(proxyBeanMethods = false)
class VerifyConfiguration {

	@Bean
	Verify verify(HipChat hipChat, RoomFetch fetch, Ledger ledger) {
		return new Verify(hipChat, fetch, ledger);
	}

	@Bean
	Audit audit(HipChat hipChat, RoomFetch fetch, Ledger ledger) {
		return new Audit(hipChat, fetch, ledger);
	}

}
