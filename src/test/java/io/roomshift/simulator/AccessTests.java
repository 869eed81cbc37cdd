package io.roomshift.simulator;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;

import io.roomshift.simulator.SimulatorSeed.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTests {

	private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
		.withSeed(SimulatorSeed
			.of(List.of(SimulatedRoom.of(1, "Open"), SimulatedRoom.of(2, "Closed").withPrivacy("private"),
					SimulatedRoom.of(3, "Invited").withPrivacy("private").withMembers(Set.of(2L)),
					SimulatedRoom.of(4, "Own").withPrivacy("private").withOwner(2),
					SimulatedRoom.of(5, "Given").withPrivacy("private")))
			.withTokens(Token.admin("admin", 1),
					Token.personal("plain", 2, "view_group", "admin_room", "manage_rooms").administering(5L),
					Token.personal("viewer", 1, "view_room"), Token.addOn("addon", "view_group", "admin_room"),
					Token.ofRoom("notifier", 1), Token.v1("old"))));

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@Test
	void callWhenWithoutTokenIsUnauthorized() {
		HttpResponse<String> response = as("").get("/room/1");

		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.body()).isEqualTo("""
				{
				  "error": {
				    "code": 401,
				    "message": "Authenticated requests only. See https://www.hipchat.com/docs/apiv2/auth for more \
				information.",
				    "type": "Unauthorized"
				  }
				}""");
		assertThat(response.headers().map().keySet()).noneMatch((name) -> name.startsWith("x-ratelimit"));
	}

	@ParameterizedTest
	@CsvSource({ "wrong", "old" })
	void callWhenTokenIsUnknownOrOfV1IsUnauthorized(String token) {
		HttpResponse<String> response = as(token).get("/room/1");

		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.body()).hasSize(104).isEqualTo("""
				{
				  "error": {
				    "code": 401,
				    "message": "Invalid OAuth session",
				    "type": "Unauthorized"
				  }
				}""");
		assertThat(response.headers().map().keySet()).noneMatch((name) -> name.startsWith("x-ratelimit"));
	}

	@Test
	void callWhenTokenIsInTheBodyOrOfAnotherSchemeIsUnauthorized() {
		HttpResponse<String> inBody = as("").send(as("").request("/room/1")
			.PUT(BodyPublishers.ofString("auth_token=admin&name=New"))
			.header("Content-Type", "application/x-www-form-urlencoded"));
		HttpResponse<String> basic = as("").send(as("").request("/room/1").header("Authorization", "Basic YWRtaW46"));

		assertThat(inBody.statusCode()).isEqualTo(401);
		assertThat(inBody.body()).contains("Authenticated requests only.");
		assertThat(basic.statusCode()).isEqualTo(401);
	}

	@Test
	void callWhenTokenIsInTheQueryIsTaken() {
		assertThat(as("").get("/room/1?auth_token=admin").statusCode()).isEqualTo(200);
	}

	@Test
	void callWhenScopeIsMissingSaysWhich() {
		HttpResponse<String> response = as("viewer").put("/room/1", "not even JSON");

		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).isEqualTo("""
				{
				  "error": {
				    "code": 403,
				    "message": "This action requires one of the following scopes: [u'admin_room']",
				    "type": "Forbidden"
				  }
				}""");
		assertThat(response.headers().firstValue("X-Ratelimit-Remaining")).hasValue("100");
		assertThat(as("viewer").get("/room/1/history").body()).contains("scopes: [u'view_messages']");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /room", "GET, /room/1", "GET, /room/1/statistics" })
	void callWhenViewingTakesEitherScope(String method, String path) {
		assertThat(as("viewer").send(as("viewer").request(path).method(method, BodyPublishers.noBody())).statusCode())
			.isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "admin, 1 2 3 4 5", "plain, 1 3 4 5", "addon, 1 2 3 4 5" })
	void roomsWhenListedAreThoseThatTheTokenSees(String token, String ids) {
		JsonNode page = Client.json(as(token).get("/room"));

		assertThat(page.get("items").valueStream().map((item) -> item.get("id").asString()))
			.containsExactly(ids.split(" ", -1));
	}

	@ParameterizedTest
	@CsvSource({ "1, 403", "2, 404", "3, 403", "4, 204", "5, 204" })
	void updateWhenNotAdminIsForbidden(long room, int status) {
		HttpResponse<String> response = as("plain").put("/room/" + room, Client.named("New"));

		assertThat(response.statusCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "PUT, /room/1/topic", "DELETE, /room/1" })
	void changeWhenNotAdminIsForbidden(String method, String path) {
		HttpResponse<String> response = as("plain")
			.send(as("plain").request(path).method(method, BodyPublishers.noBody()));

		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body())
			.contains("You don't have permission to complete the operation or access the resource.");
	}

	@Test
	void roomTokenWhenUsedServesItsOwnRoomAlone() {
		Client notifier = as("notifier");

		assertThat(notifier.get("/room/1").statusCode()).isEqualTo(200);
		assertThat(notifier.get("/room/2").statusCode()).isEqualTo(404);
		assertThat(notifier.get("/room").statusCode()).isEqualTo(403);
		assertThat(notifier.put("/room/1", Client.named("New")).statusCode()).isEqualTo(403);
		assertThat(notifier.post("/room/1/notification", "{\"message\":\"hi\"}").statusCode()).isEqualTo(204);
	}

	@Test
	void authTestWhenPermittedDoesNothing() {
		HttpResponse<String> response = as("admin").put("/room/1?auth_test=true", Client.named("New"));

		assertThat(response.statusCode()).isEqualTo(202);
		assertThat(response.body()).isEqualTo("""
				{
				  "success": {
				    "code": 202,
				    "message": "This auth_token has access to use this method.",
				    "type": "Accepted"
				  }
				}""");
		assertThat(response.headers().firstValue("X-Ratelimit-Remaining")).hasValue("99");
		assertThat(this.simulator.room(1).orElseThrow().name()).isEqualTo("Open");
		assertThat(as("viewer").put("/room/1?auth_test=true", "").statusCode()).isEqualTo(403);
	}

	@Test
	void sessionWhenPersonalNamesOwnerAndScopes() {
		JsonNode session = Client.json(as("plain").get("/oauth/token/plain"));

		assertThat(session.propertyNames()).containsExactly("access_token", "client", "expires_in", "owner",
				"owner_type", "scopes");
		assertThat(session.at("/owner/mention_name").asString()).isEqualTo("bo");
		assertThat(session.get("owner_type").asString()).isEqualTo("user");
		assertThat(session.at("/client/room").isNull()).isTrue();
		assertThat(session.get("scopes").valueStream().map(JsonNode::asString)).containsExactly("admin_room",
				"manage_rooms", "view_group");
	}

	@Test
	void sessionWhenOfRoomNamesTheRoom() {
		JsonNode session = Client.json(as("notifier").get("/oauth/token/notifier"));

		assertThat(session.at("/client/room/name").asString()).isEqualTo("Open");
		assertThat(session.get("owner").isNull()).isTrue();
	}

	@Test
	void sessionWhenEndedIsWorthless() {
		assertThat(as("plain").delete("/oauth/token/plain").statusCode()).isEqualTo(204);

		assertThat(as("plain").get("/room").statusCode()).isEqualTo(401);
		assertThat(as("admin").get("/oauth/token/plain").statusCode()).isEqualTo(404);
		assertThat(as("admin").delete("/oauth/token/plain").statusCode()).isEqualTo(404);
	}

	private Client as(String token) {
		return Client.of(this.simulator).withToken(token);
	}

}
