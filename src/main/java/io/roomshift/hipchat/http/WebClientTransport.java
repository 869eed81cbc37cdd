package io.roomshift.hipchat.http;

import java.net.URI;

import io.roomshift.hipchat.http.Transport.Content;
import io.roomshift.hipchat.settings.HipChatSettings;
import io.roomshift.hipchat.settings.Token;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The transport by WebClient.
 */
final class WebClientTransport implements Transport {

	private static final Logger LOG = LoggerFactory.getLogger(WebClientTransport.class);

	private static final int MAX_BODY = 16 * 1024 * 1024;

	private static final byte[] NOTHING = new byte[0];

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
		return with(request, call.content()).exchangeToMono(WebClientTransport::answer).onErrorMap((ex) -> {
			LOG.debug("{} got no whole answer", call, ex);
			return this.noAnswer.to(call, ex);
		});
	}

	private static WebClient.RequestHeadersSpec<?> with(WebClient.RequestBodySpec request, @Nullable Content content) {
		return (content != null) ? request.contentType(content.type())
			.contentLength(content.length())
			.body(BodyInserters.fromDataBuffers(content.bytes())) : request;
	}

	private static Mono<Answer> answer(ClientResponse response) {
		return DataBufferUtils.join(response.body(BodyExtractors.toDataBuffers()), MAX_BODY)
			.map((buffer) -> whole(response, bytes(buffer)))
			.switchIfEmpty(Mono.fromSupplier(() -> whole(response, NOTHING)));
	}

	private static Answer whole(ClientResponse response, byte[] body) {
		return new Answer(response.statusCode().value(), response.headers().asHttpHeaders(), body);
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

}
