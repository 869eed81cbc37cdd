package io.roomshift.hipchat.http;

import java.net.URI;

import io.roomshift.hipchat.http.Transport.Content;
import io.roomshift.hipchat.settings.HipChatSettings;
import io.roomshift.hipchat.settings.Token;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The transport by WebClient.
 */
final class WebClientTransport implements Transport {

	private static final Logger LOG = LoggerFactory.getLogger(WebClientTransport.class);

	private final WebClient client;

	private final URI base;

	private final NoAnswer noAnswer;

	WebClientTransport(WebClient client, HipChatSettings settings) {
		this.client = client;
		this.base = settings.url();
		this.noAnswer = new NoAnswer(settings.url(), settings.connectTimeout(), settings.responseTimeout());
	}

	@Override
	public Mono<Answer> send(Call call, @Nullable Token token) {
		WebClient.RequestBodySpec request = this.client.method(HttpMethod.valueOf(call.kind().name()))
			.uri(URI.create(this.base + call.path()))
			.headers((headers) -> {
				if (token != null) {
					headers.setBearerAuth(token.secret());
				}
			})
			.accept(MediaType.APPLICATION_JSON);
		return with(request, call.content()).exchangeToMono(WebClientTransport::answer)
			.doOnError((ex) -> LOG.debug("{} got no whole answer", call, ex))
			.onErrorMap((ex) -> this.noAnswer.to(call, ex));
	}

	private static WebClient.RequestHeadersSpec<?> with(WebClient.RequestBodySpec request, @Nullable Content content) {
		return (content != null) ? request.contentType(content.type())
			.contentLength(content.length())
			.body(BodyInserters.fromDataBuffers(content.bytes())) : request;
	}

	private static Mono<Answer> answer(ClientResponse response) {
		return response.bodyToMono(byte[].class)
			.defaultIfEmpty(new byte[0])
			.map((body) -> new Answer(response.statusCode().value(), response.headers().asHttpHeaders(), body));
	}

}
