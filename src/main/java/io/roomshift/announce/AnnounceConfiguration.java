package io.roomshift.announce;

import java.time.InstantSource;

import io.roomshift.hipchat.messages.Messages;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.announcements.Announcements;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the telling together.
 */
@Configuration(proxyBeanMethods = false)
class AnnounceConfiguration {

	@Bean
	Announce announce(Messages messages, Ledger ledger, Announcements announcements, AnnounceListener listener,
			InstantSource clock) {
		return new Announce(messages, ledger, announcements, listener, clock);
	}

}
