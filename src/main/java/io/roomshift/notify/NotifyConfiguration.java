package io.roomshift.notify;

import java.time.InstantSource;

import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.messages.Messages;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the sending together.
 */
@Configuration(proxyBeanMethods = false)
class NotifyConfiguration {

	@Bean
	Notify notify(Messages messages, HipChat hipChat, InstantSource clock) {
		return new Notify(messages, hipChat, clock);
	}

}
