package io.roomshift.hipchat.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.resolver.DefaultAddressResolverGroup;
import io.roomshift.hipchat.CallLimit;
import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.budget.CallQueue;
import io.roomshift.hipchat.budget.RateBudget;
import io.roomshift.hipchat.messages.Messages;
import io.roomshift.hipchat.settings.Causes;
import io.roomshift.hipchat.settings.HipChatProperties;
import io.roomshift.hipchat.settings.HipChatSettings;
import io.roomshift.hipchat.settings.SettingsException;
import reactor.core.scheduler.Schedulers;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Puts the client together.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HipChatProperties.class)
class HipChatConfiguration {

	private static final int MAX_CONNECTIONS = 500;

	private static final int SEND_BUFFER = 1 << 18;

	private static final Duration MAX_IDLE = Duration.ofSeconds(20);

	@Bean
	HipChatSettings hipChatSettings(HipChatProperties properties) {
		return HipChatSettings.from(properties);
	}

	@Bean
	HipChat hipChat(Accounts accounts, InstantSource clock) {
		return new WebClientHipChat(accounts, clock);
	}

	@Bean
	Messages messages(Accounts accounts) {
		return new WebClientMessages(accounts);
	}

	@Bean
	Accounts accounts(HipChatSettings settings, HttpClient hipChatHttpClient, List<CallListener> listeners,
			InstantSource clock, ObjectProvider<CallLimit> limit) {
		return accounts(settings, hipChatHttpClient, CallListener.of(listeners), clock, Retries.standard(),
				limit.getIfAvailable(() -> CallLimit.NONE));
	}

	static Accounts accounts(HipChatSettings settings, HttpClient client, CallListener listener, InstantSource clock,
			Retries retries, CallLimit limit) {
		WebClientTransport transport = new WebClientTransport(webClient(client), settings);
		List<Account> accounts = settings.tokens()
			.stream()
			.map((token) -> new Account(token, new RateBudget(settings.reserve()), transport, clock, listener))
			.toList();
		CallQueue queue = new CallQueue(accounts.stream().map(Account::budget).toList(), limit.most(), clock,
				Schedulers.parallel(), listener,
				() -> new HipChatException(Failure.STOPPED, 0, "Not sent, because the program was stopped."));
		return new Accounts(accounts, queue, retries, listener);
	}

	/**
	 * Reactor Netty would send a call a second time when a kept-alive connection turns
	 * out to be closed; an update must never be repeated blindly, so that is switched
	 * off. Names are resolved as Java does it, for Netty's own resolver does not know
	 * this machine's ways. The time limit of an answer begins when the call was sent, so
	 * sending has one of its own, for each piece. What waits in this machine's buffer
	 * counts as sent, so that is kept small, or the answer to a large file on a slow line
	 * would seem to be late.
	 */
	@Bean
	HttpClient hipChatHttpClient(HipChatSettings settings, HipChatProperties properties, SslBundles bundles) {
		ConnectionProvider connections = ConnectionProvider.builder("hipchat")
			.maxConnections(MAX_CONNECTIONS)
			.pendingAcquireMaxCount(-1)
			.maxIdleTime(MAX_IDLE)
			.build();
		HttpClient client = HttpClient.create(connections)
			.resolver(DefaultAddressResolverGroup.INSTANCE)
			.disableRetry(true)
			.followRedirect(false)
			.compress(true)
			.option(ChannelOption.SO_SNDBUF, SEND_BUFFER)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.connectTimeout().toMillis())
			.responseTimeout(settings.responseTimeout())
			.doOnChannelInit((observer, channel, address) -> channel.pipeline()
				.addBefore(NettyPipeline.ReactiveBridge, "write-timeout",
						new WriteTimeoutHandler(settings.responseTimeout().toMillis(), TimeUnit.MILLISECONDS)));
		String bundle = properties.sslBundle();
		return (bundle != null && !bundle.isBlank()) ? trusting(client, bundle(bundles, bundle)) : client;
	}

	/**
	 * The bundle of that name.
	 * @throws SettingsException when there is none
	 */
	static SslBundle bundle(SslBundles bundles, String name) {
		try {
			return bundles.getBundle(name);
		}
		catch (NoSuchSslBundleException ex) {
			throw new SettingsException("roomshift.hipchat.ssl-bundle: there is no SSL bundle '" + name
					+ "'. Define it under spring.ssl.bundle.pem or spring.ssl.bundle.jks.");
		}
	}

	private static HttpClient trusting(HttpClient client, SslBundle bundle) {
		SslContext context = contextFrom(bundle);
		return client.secure((spec) -> spec.sslContext(context));
	}

	/**
	 * The files of a bundle are read here, and not with the first call, so that one that
	 * is missing is a wrong setting and not a server that does not answer.
	 */
	private static SslContext contextFrom(SslBundle bundle) {
		try {
			return SslContextBuilder.forClient()
				.trustManager(bundle.getManagers().getTrustManagerFactory())
				.keyManager(bundle.getManagers().getKeyManagerFactory())
				.build();
		}
		catch (SSLException | RuntimeException ex) {
			throw new SettingsException("roomshift.hipchat.ssl-bundle can't be used (" + Causes.innermost(ex)
					+ "). Look at the files that the bundle names under spring.ssl.bundle.");
		}
	}

	static WebClient webClient(HttpClient client) {
		return WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(client))
			.exchangeStrategies(new BytesAlone())
			.build();
	}

	/**
	 * No codecs, for bodies are bytes here; those that come by default would get ready to
	 * bind JSON to classes.
	 */
	private record BytesAlone() implements ExchangeStrategies {

		@Override
		public List<HttpMessageReader<?>> messageReaders() {
			return List.of();
		}

		@Override
		public List<HttpMessageWriter<?>> messageWriters() {
			return List.of();
		}

	}

}
