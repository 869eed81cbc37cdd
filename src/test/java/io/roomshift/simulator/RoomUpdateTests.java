package io.roomshift.simulator;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class RoomUpdateTests {

	private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
		.withSeed(SimulatorSeed.of(List.of(SimulatedRoom.of(1, "Ops").withDelegateAdminVisibility(true),
				SimulatedRoom.of(2, "Café").withArchived(true), SimulatedRoom.of(3, "Dev").withOwner(2))))
		.withoutLimits());

	private final Client client = Client.of(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@Test
	void updateWhenCompleteReplacesAllFields() {
		SimulatedRoom before = room();

		HttpResponse<String> response = this.client.put("/room/1", """
				{"name":"  Neu 🎉 ","privacy":"private","is_archived":true,"is_guest_accessible":true,"topic":"t",
				 "owner":{"id":3},"delegate_admin_visibility":false,"id":99,"participants":[],"xmpp_jid":"x"}""");

		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.body()).isEmpty();
		assertThat(room()).isEqualTo(before.withName("Neu 🎉")
			.withPrivacy("private")
			.withArchived(true)
			.withGuestAccessible(true)
			.withTopic("t")
			.withOwner(3)
			.withDelegateAdminVisibility(false)
			.withVersion(room().version()));
		assertThat(room().version()).isNotEqualTo(before.version());
		assertThat(room().jid()).isEqualTo("1_ops@conf.hipchat.example");
	}

	@Test
	void updateWhenOptionalFieldIsLeftOutDoesNotKeepIt() {
		this.client.put("/room/1", Client.named("Ops"));

		assertThat(room().delegateAdminVisibility()).isNull();
	}

	@Test
	void updateWhenNothingIsDifferentIsNotEffective() {
		this.client.put("/room/3", Client.named("Dev").replace("\"id\":1", "\"id\":2"));

		assertThat(this.simulator.journal().of("PUT", 3)).singleElement()
			.matches((entry) -> entry.status() == 204 && !entry.effective());
	}

	@Test
	void updateWhenRenamedByNameForgetsTheOldName() {
		assertThat(this.client.put("/room/Ops", Client.named("New")).statusCode()).isEqualTo(204);

		assertThat(this.client.get("/room/New").statusCode()).isEqualTo(200);
		assertThat(this.client.get("/room/Ops").statusCode()).isEqualTo(404);
	}

	@Test
	void updateWhenWholeRoomIsSentBackIsTaken() {
		String whole = this.client.get("/room/3").body().replace("\"Dev\"", "\"Devs\"");

		assertThat(this.client.put("/room/3", whole).statusCode()).isEqualTo(204);

		assertThat(this.simulator.room(3).orElseThrow()).matches((room) -> room.name().equals("Devs"))
			.matches((room) -> room.owner() == 2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "3", "\"3\"", "\"chen@hipchat.example\"", "\"@Chen\"" })
	void updateWhenOwnerIsNamedInAnyWayFindsHimOrHer(String owner) {
		String body = Client.named("Ops").replace("\"id\":1", "\"id\":" + owner);

		assertThat(this.client.put("/room/1", body).statusCode()).isEqualTo(204);

		assertThat(room().owner()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "name", "privacy", "is_archived", "is_guest_accessible", "topic", "owner" })
	void updateWhenFieldIsMissingIsRefused(String field) {
		String body = Client.named("New").replace("\"" + field + "\"", "\"other\"");

		HttpResponse<String> response = this.client.put("/room/1", body);

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).isEqualTo("""
				{
				  "error": {
				    "code": 400,
				    "field": "%1$s",
				    "message": "Required field '%1$s' is missing",
				    "type": "Bad Request",
				    "validation": "required"
				  }
				}""".formatted(field));
		assertThat(room().name()).isEqualTo("Ops");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"'name':'New'               | 'name':5                      | name | string | 5",
			"'privacy':'public'         | 'privacy':null                | privacy | string | None",
			"'is_archived':false        | 'is_archived':'false'         | is_archived | boolean | u'false'",
			"'is_guest_accessible':false| 'is_guest_accessible':0       | is_guest_accessible | boolean | 0",
			"'topic':''                 | 'topic':null                  | topic | string | None",
			"'topic':''                 | 'topic':[true,{'a':'b'}]      | topic | string | [True, {u'a': u'b'}]",
			"'owner':{'id':1}           | 'owner':null                  | owner | object | None",
			"'owner':{'id':1}           | 'owner':1                     | owner | object | 1",
			"'owner':{'id':1}           | 'owner':{'id':true}           | owner.id | integer | True" })
	void updateWhenFieldHasWrongTypeIsRefused(String good, String bad, String field, String type, String shown) {
		String body = Client.named("New").replace(good.replace('\'', '"'), bad.replace('\'', '"'));

		HttpResponse<String> response = this.client.put("/room/1", body);

		assertThat(response.statusCode()).isEqualTo(400);
		JsonNode error = Client.json(response).get("error");
		assertThat(error.get("message").asString())
			.isEqualTo("Value " + shown + " for field '" + field + "' is not of type '" + type + "'");
		assertThat(error.get("field").asString()).isEqualTo(field);
		assertThat(error.get("expected_type").asString()).isEqualTo(type);
		assertThat(error.get("validation").asString()).isEqualTo("type");
	}

	@Test
	void updateWhenFlagIsTextIsRefusedAsRecorded() {
		HttpResponse<String> response = this.client.post("/room/1/notification",
				"{\"message\":\"hi\",\"notify\":\"true\"}");

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).isEqualTo("""
				{
				  "error": {
				    "code": 400,
				    "expected_type": "boolean",
				    "field": "notify",
				    "message": "Value u'true' for field 'notify' is not of type 'boolean'",
				    "type": "Bad Request",
				    "validation": "type",
				    "value": "true"
				  }
				}""");
	}

	@ParameterizedTest
	@CsvSource({ "51, 400", "50, 204", "1, 204", "0, 400" })
	void updateWhenNameIsAstralCountsCodePoints(int length, int status) {
		assertThat(this.client.put("/room/1", Client.named("🎉".repeat(length))).statusCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "251, 400", "250, 204" })
	void updateWhenTopicIsLongIsRefused(int length, int status) {
		String body = Client.named("Ops").replace("\"topic\":\"\"", "\"topic\":\"" + "ü".repeat(length) + "\"");

		assertThat(this.client.put("/room/1", body).statusCode()).isEqualTo(status);
	}

	@Test
	void updateWhenNameIsBlankOrPrivacyUnknownIsRefused() {
		assertThat(message(this.client.put("/room/1", Client.named("   "))))
			.isEqualTo("Length of value u'   ' for field 'name' must be greater than or equal to 1");
		assertThat(message(this.client.put("/room/1", Client.named("New").replace("public", "secret"))))
			.isEqualTo("Value u'secret' for field 'privacy' is not in the enumeration: [u'public', u'private']");
	}

	@ParameterizedTest
	@ValueSource(strings = { "99", "\"nobody@hipchat.example\"", "\"@nobody\"" })
	void updateWhenOwnerIsUnknownIsRefused(String owner) {
		HttpResponse<String> response = this.client.put("/room/1",
				Client.named("New").replace("\"id\":1", "\"id\":" + owner));

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Client.json(response).at("/error/field").asString()).isEqualTo("owner");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Dev", "DEV", " dev ", "Café", "CAFE\u0301" })
	void updateWhenNameIsTakenIsRefused(String name) {
		HttpResponse<String> response = this.client.put("/room/1", Client.named(name));

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(message(response)).isEqualTo("Another room exists with that name.");
		assertThat(room().name()).isEqualTo("Ops");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", value = { "none, Invalid content type: None", "text/plain, Invalid content type",
			"application/x-www-form-urlencoded, Invalid content type" })
	void updateWhenContentTypeIsNotJsonIsRefused(String type, String message) {
		var request = this.client.request("/room/1").PUT(BodyPublishers.ofString(Client.named("New")));
		HttpResponse<String> response = this.client
			.send((type != null) ? request.header("Content-Type", type) : request);

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(message(response)).isEqualTo(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "`` | line 1 column 1 (char 0)", "name=New | line 1 column 1 (char 0)" })
	void updateWhenBodyIsNotJsonIsRefused(String body, String position) {
		HttpResponse<String> response = this.client.put("/room/1", body);

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(message(response))
			.isEqualTo("The request body cannot be parsed as valid JSON: Expecting value: " + position);
	}

	@Test
	void updateWhenJsonIsCutOrNoObjectIsRefused() {
		String whole = Client.named("New");

		assertThat(message(this.client.put("/room/1", whole.substring(0, 40)))).contains("cannot be parsed");
		assertThat(message(this.client.put("/room/1", "[]")))
			.isEqualTo("Value [] for field 'body' is not of type 'object'");
	}

	@Test
	void createWhenPossibleMakesRoom() {
		HttpResponse<String> response = this.client.post("/room",
				"{\"name\":\"Fresh\",\"privacy\":\"private\",\"owner_user_id\":2,\"guest_access\":true}");

		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(Client.json(response).get("id").asLong()).isEqualTo(4);
		assertThat(response.headers().firstValue("Location")).hasValue(this.simulator.url() + "/v2/room/4");
		assertThat(this.simulator.room(4).orElseThrow()).matches((room) -> room.guestAccessible() && room.owner() == 2);
		assertThat(message(this.client.post("/room", "{\"name\":\"fresh\"}")))
			.isEqualTo("Another room exists with that name.");
	}

	@Test
	void deleteWhenThereRemovesRoom() {
		assertThat(this.client.delete("/room/1").statusCode()).isEqualTo(204);

		assertThat(this.client.delete("/room/1").statusCode()).isEqualTo(404);
		assertThat(this.simulator.room(1)).isEmpty();
	}

	@Test
	void topicWhenSetChangesNothingElse() {
		SimulatedRoom before = room();

		assertThat(this.client.put("/room/1/topic", "{\"topic\":\"Kaffee ☕\"}").statusCode()).isEqualTo(204);

		assertThat(room().withVersion("")).isEqualTo(before.withTopic("Kaffee ☕").withVersion(""));
		assertThat(this.client.put("/room/1/topic", "{}").statusCode()).isEqualTo(400);
	}

	private SimulatedRoom room() {
		return this.simulator.room(1).orElseThrow();
	}

	private static String message(HttpResponse<String> response) {
		return Client.json(response).at("/error/message").asString();
	}

}
