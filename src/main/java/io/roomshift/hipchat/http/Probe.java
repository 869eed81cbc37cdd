package io.roomshift.hipchat.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.hipchat.Session;
import io.roomshift.hipchat.budget.RateHeaders;
import io.roomshift.hipchat.http.Transport.Answer;
import io.roomshift.hipchat.http.Transport.Call;
import io.roomshift.hipchat.settings.HipChatProperties;
import io.roomshift.hipchat.settings.HipChatSettings;
import io.roomshift.hipchat.settings.SecretMask;
import io.roomshift.hipchat.settings.Token;
import io.roomshift.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.HttpHeaders;

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

	/**
	 * What a server answered to a single call, whatever it is; its texts hold no secret
	 * and nothing but what can be shown on a line.
	 */
	public static final class Reply {

		private static final Pattern TITLE = Pattern.compile("<title[^>]*>(.*?)</title>",
				Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

		private static final int LONGEST = 120;

		private final Answer answer;

		private final JsonNode json;

		private final Instant sentAt;

		private final Instant receivedAt;

		Reply(Answer answer, Instant sentAt, Instant receivedAt) {
			this.answer = answer;
			this.json = Json.read(answer.body());
			this.sentAt = sentAt;
			this.receivedAt = receivedAt;
		}

		public int status() {
			return this.answer.status();
		}

		public boolean successful() {
			return this.answer.successful();
		}

		/**
		 * Whether the body is a JSON object, as all of HipChat's answers to reading calls
		 * are.
		 */
		public boolean isJson() {
			return this.json.isObject();
		}

		/**
		 * What HipChat says of an error; empty when it says nothing.
		 */
		public String message() {
			return new ErrorAnswers().said(this.answer.body()).message();
		}

		/**
		 * The title of the web page that came; empty when none came, or it has none.
		 */
		public String title() {
			Matcher title = TITLE.matcher(new String(this.answer.body(), StandardCharsets.UTF_8));
			return title.find() ? SecretMask.line(title.group(1), LONGEST) : "";
		}

		/**
		 * Which program answered, as far as it names itself; empty when it does not.
		 */
		public String server() {
			return header(HttpHeaders.SERVER);
		}

		/**
		 * Where the call is sent on to; empty when it is not.
		 */
		public String location() {
			return header(HttpHeaders.LOCATION);
		}

		/**
		 * What the answer tells of the call budget.
		 */
		public RateHeaders rate() {
			return RateHeaders.from(this.answer.headers(), this.receivedAt);
		}

		public Instant sentAt() {
			return this.sentAt;
		}

		public Instant receivedAt() {
			return this.receivedAt;
		}

		/**
		 * How long it took.
		 */
		public Duration took() {
			return Duration.between(this.sentAt, this.receivedAt);
		}

		/**
		 * Who the token stands for, if this answers that.
		 */
		public Optional<Session> session() {
			return (successful() && isJson()) ? Optional.of(new WireFormat().session(this.answer.body()))
					: Optional.empty();
		}

		/**
		 * For how many more seconds the token is good, if this tells.
		 */
		public OptionalLong expiresIn() {
			JsonNode seconds = this.json.path("expires_in");
			return seconds.isNumber() ? OptionalLong.of(seconds.asLong()) : OptionalLong.empty();
		}

		/**
		 * The rooms, if this is a page of their list.
		 */
		public Optional<List<ListedRoom>> rooms() {
			try {
				return successful() ? Optional.of(new WireFormat().page(this.answer.body(), this.receivedAt).rooms())
						: Optional.empty();
			}
			catch (HipChatException ex) {
				return Optional.empty();
			}
		}

		private String header(String name) {
			String value = this.answer.headers().getFirst(name);
			return (value != null) ? SecretMask.line(value, LONGEST) : "";
		}

	}

}
