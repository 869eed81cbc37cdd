package io.roomshift.hipchat.http;

import java.time.Instant;
import java.time.InstantSource;

import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.http.Transport.Call;
import io.roomshift.hipchat.settings.HipChatProperties;
import io.roomshift.hipchat.settings.HipChatSettings;
import io.roomshift.hipchat.settings.Token;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Single calls to find out what is wrong: sent as a run sends them, but once, without
 * waiting for the call budget, and with the answer as it comes. Each fails with a
 * {@link HipChatException} when there is none.
 */
public final class Probe {

	private final Transport transport;

	private final InstantSource clock;

	private final @Nullable SslBundle bundle;

	private int calls;

	private Probe(Transport transport, InstantSource clock, @Nullable SslBundle bundle) {
		this.transport = transport;
		this.clock = clock;
		this.bundle = bundle;
	}

	/**
	 * A probe of the server that the settings name; it needs no token.
	 * @throws io.roomshift.hipchat.settings.SettingsException when the settings don't
	 * lead to a server
	 */
	public static Probe of(HipChatProperties properties, SslBundles bundles, InstantSource clock) {
		HipChatSettings server = HipChatSettings.withoutTokens(properties);
		String name = properties.sslBundle();
		SslBundle bundle = (name != null && !name.isBlank()) ? HipChatConfiguration.bundle(bundles, name) : null;
		Transport transport = new WebClientTransport(HipChatConfiguration
			.webClient(new HipChatConfiguration().hipChatHttpClient(server, properties, bundles)), server);
		return new Probe(transport, clock, bundle);
	}

	/**
	 * The bundle that says which certificates are trusted; null for Java's own list.
	 */
	public @Nullable SslBundle bundle() {
		return this.bundle;
	}

	/**
	 * Asks without a token what the server is.
	 */
	public Reply capabilities() {
		return reply(Call.get("/v2/capabilities"), null);
	}

	/**
	 * Asks whether the token may list rooms, without listing any.
	 */
	public Reply test(Token token) {
		return reply(Call.TOKEN_TEST, token);
	}

	/**
	 * Asks who the token stands for.
	 */
	public Reply session(Token token) {
		return reply(Call.session(token), token);
	}

	/**
	 * Lists one room, as a run lists all.
	 */
	public Reply list(Token token) {
		return reply(
				Call.get("/v2/room?start-index=0&max-results=1&include-private=true&include-archived=true&expand=items")
					.shownAs("/v2/room"),
				token);
	}

	/**
	 * How many calls were made.
	 */
	public int calls() {
		return this.calls;
	}

	private Reply reply(Call call, @Nullable Token token) {
		this.calls++;
		Instant sentAt = this.clock.instant();
		return HipChatException.join(this.transport.send(call, token)
			.map((answer) -> new Reply(answer, sentAt, this.clock.instant()))
			.toFuture());
	}

}
