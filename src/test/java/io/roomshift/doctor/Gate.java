package io.roomshift.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A server before HipChat that passes calls on, without their credentials if it is told
 * so, or answers some of them by itself.
 */
final class Gate implements AutoCloseable {

	private static final List<String> CREDENTIALS = List.of("Authorization");

	private final HttpClient client = HttpClient.newHttpClient();

	private final URI target;

	private final HttpServer server;

	private final List<Own> own = new CopyOnWriteArrayList<>();

	private volatile boolean strips;

	private Gate(URI target, HttpServer server) {
		this.target = target;
		this.server = server;
		server.createContext("/", this::pass);
		server.start();
	}

	static Gate before(URI target) {
		try {
			return new Gate(target, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A server with nothing behind it.
	 */
	static Gate alone() {
		return before(URI.create("http://127.0.0.1:1"));
	}

	/**
	 * Takes the credentials away.
	 */
	Gate stripping() {
		this.strips = true;
		return this;
	}

	/**
	 * Answers calls whose path and query hold the text by itself.
	 */
	Gate answering(String text, int status, String body, Map<String, String> headers) {
		this.own.add(new Own(text, status, body, headers));
		return this;
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	private void pass(HttpExchange exchange) throws IOException {
		try (exchange) {
			String asked = exchange.getRequestURI().toString();
			for (Own answer : this.own) {
				if (asked.contains(answer.text())) {
					answer.headers().forEach(exchange.getResponseHeaders()::set);
					send(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
					return;
				}
			}
			HttpRequest.Builder request = HttpRequest.newBuilder(this.target.resolve(exchange.getRequestURI()));
			Headers given = exchange.getRequestHeaders();
			CREDENTIALS.stream()
				.filter((name) -> !this.strips && given.containsKey(name))
				.forEach((name) -> request.header(name, given.getFirst(name)));
			HttpResponse<byte[]> response = this.client.send(request.build(), BodyHandlers.ofByteArray());
			response.headers()
				.map()
				.forEach((name, values) -> values.stream()
					.filter((value) -> !name.equalsIgnoreCase("content-length"))
					.forEach((value) -> exchange.getResponseHeaders().set(name, value)));
			send(exchange, response.statusCode(), response.body());
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
		exchange.getResponseBody().write(body);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * An answer of the gate's own.
	 */
	private record Own(String text, int status, String body, Map<String, String> headers) {

	}

}
