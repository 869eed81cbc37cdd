package io.roomshift.hipchat.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLHandshakeException;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.WriteTimeoutException;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.http.Transport.Call;
import io.roomshift.hipchat.settings.Causes;
import reactor.netty.http.client.PrematureCloseException;

import org.springframework.core.io.buffer.DataBufferLimitException;

/**
 * Tells apart why no whole answer came.
 * <p>
 * Reactor Netty and WebClient wrap one cause in many classes, so the whole chain of
 * causes decides. The chain itself is not passed on: it names the URL of the call, which
 * may hold the token.
 */
final class NoAnswer {

	private final URI base;

	private final Duration connectTimeout;

	private final Duration responseTimeout;

	NoAnswer(URI base, Duration connectTimeout, Duration responseTimeout) {
		this.base = base;
		this.connectTimeout = connectTimeout;
		this.responseTimeout = responseTimeout;
	}

	HipChatException to(Call call, Throwable thrown) {
		return ours(thrown).or(() -> unsent(thrown)).orElseGet(() -> lost(call, thrown));
	}

	/**
	 * The failure of what was to be sent, which then was not sent as a whole.
	 */
	private static Optional<HipChatException> ours(Throwable thrown) {
		return Causes.find(thrown, HipChatException.class);
	}

	/**
	 * The failure where no connection came about, so that nothing was sent.
	 */
	private Optional<HipChatException> unsent(Throwable thrown) {
		if (has(thrown, UnknownHostException.class)) {
			return unsent(Failure.UNREACHABLE, "The host '" + this.base.getHost()
					+ "' is not known. Look at roomshift.hipchat.url and at this machine's DNS.");
		}
		if (has(thrown, ConnectTimeoutException.class) || has(thrown, SslHandshakeTimeoutException.class)) {
			return unreachable("no connection within " + seconds(this.connectTimeout));
		}
		if (has(thrown, NoRouteToHostException.class)) {
			return unreachable("no route to the host");
		}
		if (has(thrown, ConnectException.class)) {
			return unreachable(
					Causes.innermost(thrown).contains("refused") ? "connection refused" : Causes.innermost(thrown));
		}
		if (has(thrown, NotSslRecordException.class)) {
			return unsent(Failure.UNTRUSTED, this.base
					+ " does not speak TLS. Look at roomshift.hipchat.url: is it the right port, is it http?");
		}
		if (has(thrown, SSLHandshakeException.class)) {
			return unsent(Failure.UNTRUSTED, untrusted(thrown));
		}
		return Optional.empty();
	}

	private String untrusted(Throwable thrown) {
		String host = "'" + this.base.getHost() + "'";
		if (has(thrown, CertificateException.class)) {
			return "The certificate of " + host + " is not trusted (" + Causes.innermost(thrown)
					+ "). Name the authority that signed it in a Spring SSL bundle, and the bundle in "
					+ "roomshift.hipchat.ssl-bundle.";
		}
		return "No TLS connection to " + host + " (" + Causes.innermost(thrown)
				+ "). Look at the server's TLS settings and at roomshift.hipchat.ssl-bundle.";
	}

	private HipChatException lost(Call call, Throwable thrown) {
		if (has(thrown, DataBufferLimitException.class)) {
			return lost(Failure.UNREADABLE, call,
					"the answer is larger than 16 MB. Is roomshift.hipchat.url a HipChat server?");
		}
		if (has(thrown, ReadTimeoutException.class)) {
			return lost(Failure.TRANSIENT, call,
					"no answer within " + seconds(this.responseTimeout) + " (roomshift.hipchat.response-timeout).");
		}
		if (has(thrown, WriteTimeoutException.class)) {
			return lost(Failure.TRANSIENT, call, "the server took nothing more of it for "
					+ seconds(this.responseTimeout) + " (roomshift.hipchat.response-timeout).");
		}
		if (has(thrown, PrematureCloseException.class)) {
			return lost(Failure.TRANSIENT, call, "the connection was closed before the answer was whole.");
		}
		// Netty's words for it depend on the machine.
		boolean reset = Causes.innermost(thrown).contains("reset");
		return lost(Failure.TRANSIENT, call, reset ? "the connection was reset before the answer was whole."
				: "no whole answer came (" + Causes.innermost(thrown) + ").");
	}

	private static HipChatException lost(Failure whenReading, Call call, String what) {
		return call.reads() ? new HipChatException(whenReading, 0, call + ": " + what) : new HipChatException(
				Failure.UNKNOWN_OUTCOME, 0, call + ": " + what + " Whether HipChat applied it is not known.");
	}

	private Optional<HipChatException> unreachable(String why) {
		return unsent(Failure.UNREACHABLE, "No connection to " + this.base + " (" + why
				+ "). Look at roomshift.hipchat.url, and whether HipChat is up.");
	}

	private static Optional<HipChatException> unsent(Failure failure, String message) {
		return Optional.of(new HipChatException(failure, 0, message));
	}

	private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
		return Causes.find(thrown, type).isPresent();
	}

	private static String seconds(Duration duration) {
		long millis = duration.toMillis();
		return (millis % 1000 == 0) ? millis / 1000 + " s" : millis + " ms";
	}

}
