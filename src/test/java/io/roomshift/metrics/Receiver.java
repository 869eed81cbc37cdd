package io.roomshift.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;

/**
 * Takes whatever is sent to it, and answers with one status.
 */
final class Receiver implements AutoCloseable {

	private final HttpServer server;

	private final List<Received> received = new CopyOnWriteArrayList<>();

	Receiver(int status) {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", (exchange) -> {
			this.received.add(new Received(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
					Map.copyOf(exchange.getRequestHeaders()),
					new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
			exchange.sendResponseHeaders(status, -1);
			exchange.close();
		});
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * The only request.
	 */
	Received only() {
		if (this.received.size() != 1) {
			throw new AssertionError(this.received.size() + " requests came");
		}
		return this.received.get(0);
	}

	int count() {
		return this.received.size();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * A request.
	 *
	 * @param method the HTTP method
	 * @param path the path
	 * @param headers the headers
	 * @param body the body
	 */
	record Received(String method, String path, Map<String, List<String>> headers, String body) {

		Received {
			headers = Map.copyOf(headers);
		}

		String header(String name) {
			return String.join(",", this.headers.getOrDefault(name, List.of()));
		}

	}

}
