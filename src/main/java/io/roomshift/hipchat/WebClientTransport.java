package io.roomshift.hipchat;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import io.roomshift.hipchat.settings.Token;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The transport by WebClient; tells apart why no answer came.
 */
final class WebClientTransport implements Transport {

	private final WebClient client;

	private final URI base;

	WebClientTransport(WebClient client, URI base) {
		this.client = client;
		this.base = base;
	}

	@Override
	public Mono<Answer> send(Call call, Token token) {
		WebClient.RequestBodySpec request = this.client.method(HttpMethod.valueOf(call.kind().name()))
			.uri(URI.create(this.base + call.path()))
			.headers((headers) -> headers.setBearerAuth(token.secret()))
			.accept(MediaType.APPLICATION_JSON);
		WebClient.RequestHeadersSpec<?> complete = (call.body() != null)
				? request.contentType(MediaType.APPLICATION_JSON).bodyValue(call.body()) : request;
		return complete
			.exchangeToMono((response) -> response.bodyToMono(byte[].class)
				.defaultIfEmpty(new byte[0])
				.map((body) -> answer(response.statusCode().value(), response.headers().asHttpHeaders(), body)))
			.onErrorMap((ex) -> !(ex instanceof HipChatException), (ex) -> noAnswer(call, ex));
	}

	private static Answer answer(int status, HttpHeaders headers, byte[] body) {
		return new Answer(status, headers, body);
	}

	/**
	 * Reactor Netty and WebClient wrap one cause in many classes, so the chain of causes
	 * decides, not the outermost class.
	 */
	private HipChatException noAnswer(Call call, Throwable ex) {
		if (caused(ex, UnknownHostException.class::isInstance)) {
			return unsent(Failure.UNREACHABLE, "The host '" + this.base.getHost() + "' is not known. "
					+ "Look at roomshift.hipchat.url and at this machine's DNS.", ex);
		}
		if (caused(ex, SSLException.class::isInstance)) {
			return unsent(Failure.UNTRUSTED,
					"The certificate of '" + this.base.getHost() + "' is not trusted (" + reason(ex, SSLException.class)
							+ "). Name the certificate authority in a Spring SSL bundle and "
							+ "set roomshift.hipchat.ssl-bundle.",
					ex);
		}
		if (caused(ex, ConnectException.class::isInstance)) {
			return unsent(Failure.UNREACHABLE, "No connection to " + this.base + " (" + reason(ex, Throwable.class)
					+ "). Look at roomshift.hipchat.url, and whether HipChat is up.", ex);
		}
		if (caused(ex, DataBufferLimitException.class::isInstance)) {
			return lost(Failure.UNREADABLE, call, "its answer is larger than 16 MB", ex);
		}
		return lost(Failure.TRANSIENT, call, "no whole answer came (" + reason(ex, Throwable.class) + ")", ex);
	}

	private static HipChatException unsent(Failure failure, String message, Throwable ex) {
		return new HipChatException(failure, 0, message, ex);
	}

	private static HipChatException lost(Failure whenReading, Call call, String what, Throwable ex) {
		Failure failure = call.reads() ? whenReading : Failure.UNKNOWN_OUTCOME;
		return new HipChatException(failure, 0, call + ": " + what + ".", ex);
	}

	private static boolean caused(Throwable ex, Predicate<Throwable> test) {
		return causes(ex).anyMatch(test);
	}

	private static String reason(Throwable ex, Class<? extends Throwable> type) {
		return causes(ex).filter(type::isInstance)
			.reduce((outer, inner) -> inner)
			.map((cause) -> (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName())
			.orElse("no reason given")
			.replaceAll("[\\p{Cntrl}]+", " ");
	}

	private static Stream<Throwable> causes(Throwable ex) {
		return Stream.iterate(ex, (cause) -> cause != null, Throwable::getCause).limit(20);
	}

}
