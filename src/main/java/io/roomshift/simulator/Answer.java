package io.roomshift.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import io.netty.handler.codec.http.HttpResponseStatus;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is sent back for a call.
 *
 * @param status the status
 * @param headers the headers
 * @param body the text of the body, empty when there is none
 * @param effective whether the call changed something or posted a message
 */
record Answer(int status, Map<String, String> headers, String body, boolean effective) {

	/**
	 * Writes JSON as HipChat did: sorted keys, two blanks, no blank before a colon.
	 */
	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
		.defaultPrettyPrinter(prettyPrinter())
		.build();

	Answer {
		headers = Map.copyOf(headers);
	}

	static ObjectNode object() {
		return JSON.createObjectNode();
	}

	static JsonMapper json() {
		return JSON;
	}

	static Answer of(int status, JsonNode body) {
		String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body);
		return new Answer(status, Map.of("Content-Type", "application/json"), text, false);
	}

	/**
	 * A 204.
	 */
	static Answer done(boolean effective) {
		return new Answer(204, Map.of(), "", effective);
	}

	static Answer error(int status, String message) {
		return error(status, message, object());
	}

	/**
	 * An error in HipChat's envelope.
	 * @param facts further fields of the error
	 */
	static Answer error(int status, String message, ObjectNode facts) {
		ObjectNode error = facts.put("code", status)
			.put("message", message)
			.put("type", HttpResponseStatus.valueOf(status).reasonPhrase());
		return of(status, object().set("error", error));
	}

	/**
	 * What a proxy in front of HipChat says when something is wrong there.
	 */
	static Answer fault(int status) {
		if (status != 502 && status != 504) {
			return error(status, HttpResponseStatus.valueOf(status).reasonPhrase());
		}
		String title = HttpResponseStatus.valueOf(status).toString();
		String page = "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>";
		return new Answer(status, Map.of("Content-Type", "text/html"), page, false);
	}

	Answer withEffect() {
		return new Answer(this.status, this.headers, this.body, true);
	}

	Answer with(String name, String value) {
		return with(Map.of(name, value));
	}

	Answer with(Map<String, String> more) {
		Map<String, String> all = new TreeMap<>(this.headers);
		all.putAll(more);
		return new Answer(this.status, all, this.body, this.effective);
	}

	Publisher<Void> sendTo(HttpServerResponse response) {
		response.status(this.status).header("Access-Control-Allow-Origin", "*").header("Server", "nginx");
		this.headers.forEach(response::header);
		if (this.body.isEmpty()) {
			return response.send();
		}
		byte[] bytes = this.body.getBytes(StandardCharsets.UTF_8);
		response.header("Content-Length", Integer.toString(bytes.length));
		return response.sendByteArray(Mono.just(bytes));
	}

	private static DefaultPrettyPrinter prettyPrinter() {
		DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
		Separators separators = Separators.createDefaultInstance()
			.withObjectNameValueSpacing(Separators.Spacing.AFTER)
			.withObjectEmptySeparator("")
			.withArrayEmptySeparator("");
		return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
	}

	/**
	 * Ends a call with an error.
	 */
	static final class Refusal extends RuntimeException {

		private final transient Answer answer;

		Refusal(Answer answer) {
			super(answer.body(), null, false, false);
			this.answer = answer;
		}

		Refusal(int status, String message) {
			this(Answer.error(status, message));
		}

		Answer answer() {
			return this.answer;
		}

	}

}
