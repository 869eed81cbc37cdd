package io.roomshift.undo;

import io.roomshift.ledger.Ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the undoing together.
 */
@Configuration(proxyBeanMethods = false)
class UndoConfiguration {

	@Bean
	Undo undo(Ledger ledger) {
		return new Undo(ledger);
	}

}
