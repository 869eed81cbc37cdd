package io.roomshift.simulator;

import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

/**
 * A request, taken apart.
 */
final class Call {

	private static final String BEARER = "Bearer ";

	private static final int LONGEST_TEXT = 1_000_000;

	private final String method;

	private final QueryStringDecoder uri;

	private final List<String> segments;

	private final HttpHeaders headers;

	private final byte[] body;

	private final String base;

	private final SimulatorSeed.@Nullable Token token;

	private Call(HttpServerRequest request, byte[] body, boolean slashSplits) {
		InetSocketAddress address = Objects.requireNonNull(request.hostAddress());
		this.method = request.method().name();
		this.uri = new QueryStringDecoder(request.uri());
		this.segments = segments(this.uri.rawPath(), slashSplits);
		this.headers = request.requestHeaders();
		this.body = body;
		this.base = "http://127.0.0.1:" + address.getPort();
		this.token = null;
	}

	private Call(Call other, SimulatorSeed.Token token) {
		this.method = other.method;
		this.uri = other.uri;
		this.segments = other.segments;
		this.headers = other.headers;
		this.body = other.body;
		this.base = other.base;
		this.token = token;
	}

	/**
	 * A call from its request.
	 * @param slashSplits whether an encoded slash parts a path as a plain one does
	 */
	static Call of(HttpServerRequest request, byte[] body, boolean slashSplits) {
		return new Call(request, body, slashSplits);
	}

	Call by(SimulatorSeed.Token token) {
		return new Call(this, token);
	}

	SimulatorSeed.Token token() {
		return Objects.requireNonNull(this.token);
	}

	String method() {
		return this.method;
	}

	byte[] body() {
		return this.body;
	}

	/**
	 * The address of the server, without a path.
	 */
	String base() {
		return this.base;
	}

	/**
	 * The body as text, unless it is too long to be kept.
	 */
	Optional<String> text() {
		return (this.body.length > LONGEST_TEXT) ? Optional.empty()
				: Optional.of(new String(this.body, StandardCharsets.UTF_8));
	}

	/**
	 * The parts of the path, decoded, {@code v2} first; a trailing slash makes an empty
	 * last one.
	 */
	List<String> segments() {
		return this.segments;
	}

	Optional<String> parameter(String name) {
		List<String> values = this.uri.parameters().getOrDefault(name, List.of());
		return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
	}

	boolean flag(String name, boolean fallback) {
		String text = parameter(name).orElse(Boolean.toString(fallback));
		return switch (text) {
			case "true", "1" -> true;
			case "false", "0" -> false;
			default -> throw Body.wrongType(name, "boolean", Answer.json().stringNode(text));
		};
	}

	int number(String name, int fallback, int max) {
		String text = parameter(name).orElse(Integer.toString(fallback));
		if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > max) {
			throw Body.wrongType(name, "integer", Answer.json().stringNode(text));
		}
		return Integer.parseInt(text);
	}

	/**
	 * The titles that shall be expanded.
	 */
	List<String> expand() {
		return parameter("expand").map((text) -> List.of(text.split(",", -1))).orElse(List.of());
	}

	/**
	 * The parameters but for paging and the token, each with a trailing ampersand.
	 */
	String otherParameters() {
		StringBuilder others = new StringBuilder();
		for (Map.Entry<String, List<String>> parameter : this.uri.parameters().entrySet()) {
			if (!List.of("start-index", "max-results", "auth_token").contains(parameter.getKey())) {
				others.append(parameter.getKey())
					.append('=')
					.append(URLEncoder.encode(parameter.getValue().get(0), StandardCharsets.UTF_8))
					.append('&');
			}
		}
		return others.toString();
	}

	Optional<String> header(String name) {
		return Optional.ofNullable(this.headers.get(name));
	}

	/**
	 * The token's value, from the header or the query; never from the body, which HipChat
	 * did not read either.
	 */
	Optional<String> credentials() {
		Optional<String> header = header("Authorization").filter((value) -> value.startsWith(BEARER))
			.map((value) -> value.substring(BEARER.length()).strip());
		return header.or(() -> parameter("auth_token"));
	}

	/**
	 * The path, without the token that a session's path ends with.
	 */
	String maskedPath() {
		return this.uri.rawPath().replaceFirst("^(/v2/oauth/token/).+", "$1…");
	}

	String maskedQuery() {
		String query = this.uri.rawQuery();
		return query.contains("auth_token=") ? query.replaceAll("auth_token=[^&]*", "auth_token=…") : query;
	}

	/**
	 * The first letters of the token, if there is one.
	 */
	String caller() {
		return credentials().map(SimulatorSeed.Token::masked).orElse("");
	}

	private static List<String> segments(String path, boolean slashSplits) {
		String split = slashSplits ? path.replace("%2F", "/").replace("%2f", "/") : path;
		return Arrays.stream(split.replaceFirst("^/", "").split("/", -1)).map(Call::decoded).toList();
	}

	/**
	 * The part decoded, or as it came when it can't be.
	 */
	private static String decoded(String segment) {
		try {
			return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return segment;
		}
	}

}
