package io.roomshift.verify;

import io.roomshift.hipchat.HipChat;
import io.roomshift.ledger.Ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the comparison together.
 */
@Configuration(proxyBeanMethods = false)
class VerifyConfiguration {

	@Bean
	Verify verify(HipChat hipChat, Ledger ledger) {
		return new Verify(hipChat, ledger);
	}

	@Bean
	Audit audit(HipChat hipChat, Ledger ledger) {
		return new Audit(hipChat, ledger);
	}

}
