package io.roomshift.hipchat.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.tool.ClosedPort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that can happen instead of a whole answer, on every call.
 */
class BrokenAnswerTests {

	private static final Backend BACKEND = new Backend();

	private static final int TRIES = 5;

	@AfterAll
	static void stop() {
		BACKEND.close();
	}

	@ParameterizedTest
	@CsvSource({ "500, ''", "502, <html><h1>502 Bad Gateway</h1></html>", "503, '{\"error\": {}}'", "504, ''",
			"507, ''", "408, ''" })
	void callWhenServerIsNotAvailableIsTriedAgainOnlyWhenItReads(int status, String body) {
		for (Operation operation : Operation.values()) {
			BACKEND.answers(operation, status, body);

			HipChatException thrown = assertLost(operation);

			assertThat(thrown.status()).isEqualTo(status);
			assertThat(thrown).hasMessage(operation + ": HipChat is not available (status " + status + "). "
					+ (operation.reads() ? "Look at the server and at the proxy before it."
							: "Whether HipChat applied it is not known."));
		}
	}

	@ParameterizedTest
	@EnumSource
	void callWhenConnectionIsResetBeforeTheAnswerIsLost(Operation operation) {
		BACKEND.answers(operation, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

		assertThat(assertLost(operation))
			.hasMessage(lost(operation, "the connection was reset before the answer was whole."));
	}

	@ParameterizedTest
	@EnumSource
	void callWhenConnectionIsClosedBeforeTheAnswerIsLost(Operation operation) {
		BACKEND.answers(operation, aResponse().withFault(Fault.EMPTY_RESPONSE));

		assertThat(assertLost(operation))
			.hasMessage(lost(operation, "the connection was closed before the answer was whole."));
	}

	@ParameterizedTest
	@EnumSource
	void callWhenAnswerIsNotHttpIsLost(Operation operation) {
		BACKEND.answers(operation, aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));

		assertThat(assertLost(operation)).hasMessageStartingWith(operation + ": ");
	}

	@ParameterizedTest
	@EnumSource
	void callWhenChunksAreMalformedIsLost(Operation operation) {
		BACKEND.answers(operation, aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));

		assertThat(assertLost(operation)).hasMessageStartingWith(operation + ": ");
	}

	@ParameterizedTest
	@EnumSource
	void callWhenNoAnswerComesInTimeIsLost(Operation operation) {
		try (Backend slow = new Backend(Duration.ofMillis(300))) {
			slow.answers(operation, aResponse().withFixedDelay(1000));

			HipChatException thrown = slow.failureOf(operation);

			assertThat(thrown.failure()).isEqualTo(operation.reads() ? Failure.TRANSIENT : Failure.UNKNOWN_OUTCOME);
			assertThat(thrown)
				.hasMessage(lost(operation, "no answer within 300 ms (roomshift.hipchat.response-timeout)."));
			assertThat(slow.told).hasSize(operation.reads() ? TRIES - 1 : 0);
		}
	}

	@ParameterizedTest
	@EnumSource
	void callWhenConnectionIsClosedInTheMiddleOfTheBodyIsLost(Operation operation) throws IOException {
		assertThat(cutOff(operation, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\": 59, \"na"))
			.hasMessage(lost(operation, "the connection was closed before the answer was whole."));
	}

	@ParameterizedTest
	@EnumSource
	void callWhenConnectionIsClosedInTheMiddleOfTheHeadersIsLost(Operation operation) throws IOException {
		assertThat(cutOff(operation, "HTTP/1.1 204 No Con"))
			.hasMessage(lost(operation, "the connection was closed before the answer was whole."));
	}

	@ParameterizedTest
	@EnumSource
	void callWhenCompressedBodyIsBrokenIsLost(Operation operation) {
		BACKEND.answers(operation, aResponse().withHeader("Content-Encoding", "gzip").withBody("this is not gzip"));

		assertThat(assertLost(operation)).hasMessageStartingWith(operation + ": no whole answer came (");
	}

	@ParameterizedTest
	@EnumSource(names = { "GET", "PUT" })
	void callWhenBodyIsLargerThan16MegabytesIsRefused(Operation operation) {
		BACKEND.answers(operation, aResponse().withBody(new byte[50 * 1024 * 1024]));

		HipChatException thrown = BACKEND.failureOf(operation);

		assertThat(thrown.failure()).isEqualTo(operation.reads() ? Failure.UNREADABLE : Failure.UNKNOWN_OUTCOME);
		assertThat(thrown)
			.hasMessage(lost(operation, "the answer is larger than 16 MB. Is roomshift.hipchat.url a HipChat server?"));
		assertThat(BACKEND.calls()).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void callWhenConnectionIsRefusedWasNotSentAndIsTriedAgain(Operation operation) {
		try (ClosedPort port = ClosedPort.any()) {
			String url = "http://localhost:" + port.number();
			BACKEND.told.clear();

			HipChatException thrown = BACKEND.failureOf(operation, BACKEND.client(url));

			assertThat(thrown.failure()).isEqualTo(Failure.UNREACHABLE);
			assertThat(thrown).hasMessage("No connection to " + url
					+ " (connection refused). Look at roomshift.hipchat.url, and whether HipChat is up.");
			assertThat(BACKEND.told).hasSize(TRIES - 1);
		}
	}

	@Test
	void callWhenConnectingTakesTooLongWasNotSent() throws IOException {
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				Backend impatient = new Backend(Duration.ofMillis(300))) {
			List<Socket> queue = fill(full);
			String url = "http://localhost:" + full.getLocalPort();

			HipChatException thrown = impatient.failureOf(Operation.PUT, impatient.client(url));

			assertThat(thrown.failure()).isEqualTo(Failure.UNREACHABLE);
			assertThat(thrown).hasMessage("No connection to " + url
					+ " (no connection within 300 ms). Look at roomshift.hipchat.url, and whether HipChat is up.");
			for (Socket socket : queue) {
				socket.close();
			}
		}
	}

	@Test
	void callWhenHostIsUnknownWasNotSent() {
		HipChatException thrown = BACKEND.failureOf(Operation.PUT, BACKEND.client("https://hipchat.invalid"));

		assertThat(thrown.failure()).isEqualTo(Failure.UNREACHABLE);
		assertThat(thrown).hasMessage("The host 'hipchat.invalid' is not known. "
				+ "Look at roomshift.hipchat.url and at this machine's DNS.");
	}

	@ParameterizedTest
	@EnumSource
	void callWhenCertificateIsNotTrustedIsNotSent(Operation operation) {
		BACKEND.answers(operation, 204, "");

		HipChatException thrown = BACKEND.failureOf(operation, BACKEND.client(BACKEND.httpsUrl()));

		assertThat(thrown.failure()).isEqualTo(Failure.UNTRUSTED);
		assertThat(thrown).hasMessage("The certificate of 'localhost' is not trusted "
				+ "(unable to find valid certification path to requested target). "
				+ "Name the authority that signed it in a Spring SSL bundle, and the bundle in "
				+ "roomshift.hipchat.ssl-bundle.");
		assertThat(BACKEND.calls()).isZero();
		assertThat(BACKEND.told).isEmpty();
	}

	@Test
	void callWhenCertificateIsTrustedButAnothersIsNotSent() throws Exception {
		BACKEND.answers(Operation.PUT, 204, "");

		HipChatException thrown = BACKEND.failureOf(Operation.PUT,
				BACKEND.client(BACKEND.httpsUrl(), "private", bundleOfTheServersCertificate()));

		assertThat(thrown.failure()).isEqualTo(Failure.UNTRUSTED);
		assertThat(thrown).hasMessage("The certificate of 'localhost' is not trusted "
				+ "(No name matching localhost found). Name the authority that signed it in a Spring SSL bundle, "
				+ "and the bundle in roomshift.hipchat.ssl-bundle.");
		assertThat(BACKEND.calls()).isZero();
	}

	@Test
	void callWhenServerSpeaksNoTlsIsNotSent() {
		BACKEND.answers(Operation.PUT, 204, "");
		String url = "https://localhost:" + BACKEND.server.port();

		HipChatException thrown = BACKEND.failureOf(Operation.PUT, BACKEND.client(url));

		assertThat(thrown.failure()).isEqualTo(Failure.UNTRUSTED);
		assertThat(thrown)
			.hasMessage(url + " does not speak TLS. Look at roomshift.hipchat.url: is it the right port, is it http?");
		assertThat(BACKEND.calls()).isZero();
	}

	private static DefaultSslBundleRegistry bundleOfTheServersCertificate() throws Exception {
		KeyStore store = KeyStore.getInstance("JKS");
		store.load(WireMockServer.class.getResourceAsStream("/keystore"), "password".toCharArray());
		KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
		trusted.load(null, null);
		trusted.setCertificateEntry("server", store.getCertificate(store.aliases().nextElement()));
		return new DefaultSslBundleRegistry("private", SslBundle.of(SslStoreBundle.of(null, null, trusted)));
	}

	private static HipChatException assertLost(Operation operation) {
		HipChatException thrown = BACKEND.failureOf(operation);

		assertThat(thrown.failure()).isEqualTo(operation.reads() ? Failure.TRANSIENT : Failure.UNKNOWN_OUTCOME);
		assertThat(BACKEND.calls()).isEqualTo(operation.reads() ? TRIES : 1);
		assertThat(BACKEND.told).hasSize(BACKEND.calls() - 1);
		return thrown;
	}

	private static HipChatException cutOff(Operation operation, String answer) throws IOException {
		BACKEND.told.clear();
		try (CutOffServer server = new CutOffServer(answer)) {
			HipChatException thrown = BACKEND.failureOf(operation, BACKEND.client(server.url()));
			assertThat(thrown.failure()).isEqualTo(operation.reads() ? Failure.TRANSIENT : Failure.UNKNOWN_OUTCOME);
			assertThat(server.calls()).isEqualTo(operation.reads() ? TRIES : 1);
			return thrown;
		}
	}

	private static String lost(Operation operation, String what) {
		return operation + ": " + what + (operation.reads() ? "" : " Whether HipChat applied it is not known.");
	}

	/**
	 * Fills the queue of connections that nobody accepts, so that the next one waits.
	 */
	private static List<Socket> fill(ServerSocket socket) throws IOException {
		List<Socket> queue = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			queue.add(new Socket(socket.getInetAddress(), socket.getLocalPort()));
		}
		return queue;
	}

}
