package io.roomshift.hipchat.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import io.roomshift.hipchat.CallLimit;
import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.settings.HipChatSettings;
import reactor.netty.http.client.HttpClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The client of the program but for the length of its pauses, for tests that import it.
 */
public final class QuickHipChat {

	private static final Retries QUICK = new Retries(4, Duration.ofMillis(1), Duration.ofMillis(2),
			Duration.ofMinutes(2));

	@Bean
	@Primary
	Accounts quickAccounts(HipChatSettings settings, HttpClient hipChatHttpClient, List<CallListener> listeners,
			InstantSource clock, ObjectProvider<CallLimit> limit) {
		return HipChatConfiguration.accounts(settings, hipChatHttpClient, CallListener.of(listeners), clock, QUICK,
				limit.getIfAvailable(() -> CallLimit.NONE));
	}

}
