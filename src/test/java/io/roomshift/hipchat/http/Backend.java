package io.roomshift.hipchat.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.roomshift.hipchat.CallLimit;
import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.Session;
import io.roomshift.hipchat.messages.Messages;
import io.roomshift.hipchat.settings.HipChatProperties;
import io.roomshift.hipchat.settings.HipChatSettings;
import io.roomshift.hipchat.settings.Token;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A HipChat that answers as it is told, and the client that calls it, put together as the
 * program does it but for the pauses.
 */
final class Backend implements CallListener, AutoCloseable {

	static final String SECRET = "S3cr3tOfTheBackendS3cr3tOfTheBackend0000";

	private static final Retries SHORT = new Retries(4, Duration.ofMillis(1), Duration.ofMillis(2),
			Duration.ofMinutes(2));

	final WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort().dynamicHttpsPort());

	final List<String> told = new CopyOnWriteArrayList<>();

	/** What calls were for, and how they ended. */
	final List<String> ended = new CopyOnWriteArrayList<>();

	private final Duration timeout;

	Backend() {
		this(Duration.ofSeconds(20));
	}

	/**
	 * Creates a server, and clients that wait as long for connections and answers.
	 */
	Backend(Duration timeout) {
		this.timeout = timeout;
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.port();
	}

	String httpsUrl() {
		return "https://localhost:" + this.server.httpsPort();
	}

	/**
	 * Asks who the backend's token stands for.
	 */
	Session session() {
		return Objects.requireNonNull(HipChatException.join(hipChat().sessions()).get(new Token(SECRET).fingerprint()));
	}

	HipChat hipChat() {
		return client().hipChat();
	}

	Messages messages() {
		return client().messages();
	}

	Client client() {
		return client(url());
	}

	Client client(String url) {
		return client(url, null, new DefaultSslBundleRegistry());
	}

	Client client(String url, @Nullable String sslBundle, SslBundles bundles) {
		HipChatProperties properties = new HipChatProperties(url, SECRET, null, List.of(), this.timeout, this.timeout,
				"0%", false, sslBundle);
		HipChatSettings settings = HipChatSettings.from(properties);
		HttpClient client = new HipChatConfiguration().hipChatHttpClient(settings, properties, bundles);
		return Client
			.of(HipChatConfiguration.accounts(settings, client, this, InstantSource.system(), SHORT, CallLimit.NONE));
	}

	Backend answers(Operation operation, ResponseDefinitionBuilder answer) {
		this.server.resetAll();
		this.told.clear();
		this.ended.clear();
		this.server.stubFor(operation.mapping().willReturn(answer));
		return this;
	}

	Backend answers(Operation operation, int status, String body) {
		return answers(operation,
				aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body));
	}

	/**
	 * Lets another call be answered besides.
	 */
	void also(Operation operation, ResponseDefinitionBuilder answer) {
		this.server.stubFor(operation.mapping().willReturn(answer));
	}

	/**
	 * Makes the call, which must fail, and checks what the operator gets to see.
	 */
	HipChatException failureOf(Operation operation) {
		return failureOf(operation, client());
	}

	HipChatException failureOf(Operation operation, Client client) {
		HipChatException failure = catchThrowableOfType(HipChatException.class, () -> operation.on(client));
		assertThat(failure).isNotNull();
		for (String sentence : sentences(failure)) {
			assertThat(sentence).doesNotContain(SECRET).doesNotContain("Exception").doesNotContain("io.netty");
			assertThat(sentence).containsPattern("[.?]$").doesNotContainPattern("\\p{Cntrl}");
		}
		assertThat(failure).hasNoCause();
		return failure;
	}

	int calls() {
		return requests().size();
	}

	List<LoggedRequest> requests() {
		return this.server.findAll(anyRequestedFor(anyUrl()));
	}

	@Override
	public void ended(Kind kind, int status, Duration took) {
		assertThat(took).isPositive();
		this.ended.add(kind + " " + status);
	}

	@Override
	public void retrying(String what, String why) {
		this.told.add(why);
	}

	@Override
	public void messageWaits(Instant until, String why) {
		this.told.add(why + ".");
	}

	@Override
	public void waiting(Instant until, String why) {
		this.told.add(why + ".");
	}

	@Override
	public void close() {
		this.server.stop();
	}

	private List<String> sentences(HipChatException failure) {
		List<String> sentences = new CopyOnWriteArrayList<>(this.told);
		sentences.add(String.valueOf(failure.getMessage()));
		return sentences;
	}

}
