package io.roomshift.scenario.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A server before a simulator that passes every call on but for the list of rooms, which
 * it refuses as HipChat refuses a token that lacks the scope.
 */
public final class WithoutList implements AutoCloseable {

	private static final byte[] REFUSAL = """
			{"error":{"code":403,"message":"This action requires one of the following scopes: [u'view_group']",\
			"type":"Forbidden"}}""".getBytes(StandardCharsets.UTF_8);

	private final HttpClient client = HttpClient.newHttpClient();

	private final URI target;

	private final HttpServer server;

	public WithoutList(URI target) throws IOException {
		this.target = target;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::pass);
		this.server.start();
	}

	public URI url() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	private void pass(HttpExchange exchange) throws IOException {
		try (exchange) {
			if (exchange.getRequestURI().getPath().equals("/v2/room")) {
				answer(exchange, 403, REFUSAL);
				return;
			}
			HttpRequest request = HttpRequest.newBuilder(this.target.resolve(exchange.getRequestURI()))
				.method(exchange.getRequestMethod(),
						BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
				.header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
				.header("Content-Type", "application/json")
				.build();
			HttpResponse<byte[]> response = this.client.send(request, BodyHandlers.ofByteArray());
			answer(exchange, response.statusCode(), response.body());
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
		exchange.getResponseBody().write(body);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
