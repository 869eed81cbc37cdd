package io.roomshift.benchmark;

import java.util.Map;
import java.util.Objects;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * What the client could do without a job and a ledger: GET and PUT of each room in a bare
 * WebClient loop.
 */
final class BareLoop {

	private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {
	};

	private BareLoop() {
	}

	public static void main(String[] args) {
		int rooms = Integer.parseInt(args[0]);
		int concurrency = Integer.parseInt(args[1]);
		String token = System.getenv("ROOMSHIFT_HIPCHAT_TOKENS");
		WebClient client = WebClient.builder()
			.baseUrl(System.getenv("ROOMSHIFT_HIPCHAT_URL") + "/v2/room/")
			.defaultHeader("Authorization", "Bearer " + token)
			.clientConnector(
					new ReactorClientHttpConnector(HttpClient.create(ConnectionProvider.create("bare", concurrency))))
			.build();
		Flux.range(1, rooms).flatMap((id) -> rename(client, id), concurrency).blockLast();
	}

	private static Mono<Void> rename(WebClient client, int id) {
		return client.get().uri("{id}", id).retrieve().bodyToMono(JSON).flatMap((room) -> {
			Map<String, Object> owner = Map.of("id", ((Map<?, ?>) Objects.requireNonNull(room.get("owner"))).get("id"));
			Map<String, Object> body = Map.of("name", "room-" + id, "privacy", room.get("privacy"), "is_archived",
					room.get("is_archived"), "is_guest_accessible", room.get("is_guest_accessible"), "topic",
					room.get("topic"), "owner", owner);
			return client.put().uri("{id}", id).bodyValue(body).retrieve().toBodilessEntity().then();
		});
	}

}
