package io.roomshift.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a simulator with one token.
 */
record Client(URI base, String token) {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	static Client of(Simulator simulator) {
		return new Client(simulator.url(), SimulatorSeed.ADMIN_TOKEN);
	}

	Client withToken(String token) {
		return new Client(this.base, token);
	}

	HttpResponse<String> get(String path) {
		return send(request(path));
	}

	HttpResponse<String> put(String path, String json) {
		return send(request(path).PUT(BodyPublishers.ofString(json)).header("Content-Type", "application/json"));
	}

	HttpResponse<String> post(String path, String json) {
		return send(request(path).POST(BodyPublishers.ofString(json)).header("Content-Type", "application/json"));
	}

	HttpResponse<String> delete(String path) {
		return send(request(path).DELETE());
	}

	/**
	 * A request with the token in the header, if there is one.
	 */
	HttpRequest.Builder request(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + "/v2" + path));
		return this.token.isEmpty() ? request : request.header("Authorization", "Bearer " + this.token);
	}

	HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return HTTP.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	/**
	 * The body of a room update that leaves the room as {@link SimulatedRoom#of} makes it
	 * but for its name.
	 */
	static String named(String name) {
		return """
				{"name":"%s","privacy":"public","is_archived":false,"is_guest_accessible":false,"topic":"","owner":{"id":1}}"""
			.formatted(name);
	}

}
