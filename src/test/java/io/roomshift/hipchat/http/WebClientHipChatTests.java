package io.roomshift.hipchat.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.hipchat.Session;
import io.roomshift.hipchat.settings.Token;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * What goes over the wire when all is well, and answers that are whole but odd.
 */
class WebClientHipChatTests {

	private static final Backend BACKEND = new Backend();

	private static final String IS_IT_HIPCHAT = " Is roomshift.hipchat.url a HipChat server with API v2?";

	private static final Room ROOM = new Room(RoomId.of(59), RoomName.of("test room name"), Privacy.PUBLIC, false,
			false, "asdsd", UserId.of(4), null, "GDKMBGDZ");

	@AfterAll
	static void stop() {
		BACKEND.close();
	}

	@BeforeEach
	void forget() {
		BACKEND.server.resetAll();
		BACKEND.told.clear();
	}

	@ParameterizedTest
	@EnumSource
	void callWhenSentHoldsTheTokenInItsHeader(Operation operation) {
		BACKEND.answers(operation, 400, "");

		assertThat(catchThrowable(() -> operation.on(BACKEND.client()))).satisfiesAnyOf(
				(thrown) -> assertThat(thrown).isNull(),
				(thrown) -> assertThat(thrown).isInstanceOf(HipChatException.class));

		LoggedRequest request = BACKEND.requests().get(0);
		assertThat(request.header("Authorization").values()).containsExactly("Bearer " + Backend.SECRET);
		assertThat(request.header("Accept").values()).containsExactly("application/json");
		assertThat(request.getUrl().contains(Backend.SECRET)).isEqualTo(operation == Operation.SESSION);
		assertThat(request.getBodyAsString()).doesNotContain(Backend.SECRET);
	}

	@Test
	void roomWhenAnswerIsTheRecordedOneReadsIt() {
		BACKEND.answers(Operation.GET, 200, recorded(Map.of()));

		assertThat(room()).isEqualTo(ROOM);
	}

	@Test
	void roomWhenServerIsOldReadsWhatThereIs() {
		BACKEND.answers(Operation.GET, 200, """
				{"id": 59, "name": "Ünï 🚀", "privacy": "private", "is_archived": true, "is_guest_accessible": true,
				 "topic": "", "owner": {"id": "4"}}""");

		assertThat(room()).isEqualTo(new Room(RoomId.of(59), RoomName.of("Ünï 🚀"), Privacy.PRIVATE, true, true, "",
				UserId.of(4), null, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{}", "{\"id\": null}", "{\"id\": 0}", "{\"id\": \"@homer\"}", "7", "\"x\"" })
	void roomWhenOwnerIsMissingHasNone(String owner) {
		BACKEND.answers(Operation.GET, 200, recorded(Map.of("owner", owner)));

		assertThat(room().owner()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "name", "privacy", "is_archived", "is_guest_accessible", "topic" })
	void roomWhenRequiredFieldIsMissingFailsWithoutAGuess(String field) {
		BACKEND.answers(Operation.GET, 200, recorded(Map.of(field, "")));

		assertUnreadable("HipChat's answer for room 59 lacks '" + field
				+ "', which an update would have to send. Nothing was guessed, and the room was left as it is.");
	}

	@ParameterizedTest
	@CsvSource({ "name, null", "name, 7", "topic, null", "topic, '[\"a\"]'", "is_archived, null",
			"is_archived, '\"false\"'", "is_archived, 0", "is_guest_accessible, null", "privacy, null",
			"privacy, '\"secret\"'" })
	void roomWhenRequiredFieldIsOddFailsWithoutAGuess(String field, String value) {
		BACKEND.answers(Operation.GET, 200, recorded(Map.of(field, value)));

		assertUnreadable("HipChat's answer for room 59 has an unexpected '" + field + "': " + value
				+ ", which an update would have to send. Nothing was guessed, and the room was left as it is.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "\"yes\"", "7" })
	void roomWhenOptionalFieldIsOddLeavesItOut(String value) {
		BACKEND.answers(Operation.GET, 200,
				recorded(Map.of("version", value, "delegate_admin_visibility", value, "last_active", value)));

		assertThat(room().delegateAdminVisibility()).isNull();
	}

	@Test
	void roomWhenAnswerIsAboutAnotherFails() {
		BACKEND.answers(Operation.GET, 200, recorded(Map.of("id", "60")));

		assertUnreadable("HipChat's answer for room 59 is about another room.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "\"59\"", "59", "null", "true" })
	void roomWhenAnswerHasAnotherShapeFails(String body) {
		BACKEND.answers(Operation.GET, 200, body);

		assertUnreadable("HipChat's answer for room 59 is not a JSON object." + IS_IT_HIPCHAT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "{", "{\"id\": 59, \"name\": \"O", "<html>", "{} {}", "{\"id\": 0x59}" })
	void readWhenAnswerIsNotWholeIsTriedAgain(String body) {
		for (Operation operation : List.of(Operation.SESSION, Operation.LIST, Operation.GET)) {
			BACKEND.answers(operation, 200, body);

			HipChatException thrown = BACKEND.failureOf(operation);

			assertThat(thrown.failure()).isEqualTo(Failure.TRANSIENT);
			assertThat(thrown.getMessage()).endsWith(" is not whole JSON." + IS_IT_HIPCHAT);
			assertThat(BACKEND.calls()).isEqualTo(5);
		}
	}

	@Test
	void roomWhenFailurePassesSucceedsAndTellsOfIt() {
		BACKEND.server.stubFor(get("/v2/room/59").inScenario("passes")
			.whenScenarioStateIs(Scenario.STARTED)
			.willReturn(aResponse().withStatus(503))
			.willSetStateTo("truncated"));
		BACKEND.server.stubFor(get("/v2/room/59").inScenario("passes")
			.whenScenarioStateIs("truncated")
			.willReturn(okJson("{\"id\": 5"))
			.willSetStateTo("whole"));
		BACKEND.server.stubFor(get("/v2/room/59").inScenario("passes")
			.whenScenarioStateIs("whole")
			.willReturn(okJson(recorded(Map.of()))));

		assertThat(room()).isEqualTo(ROOM);
		assertThat(BACKEND.told).containsExactly(
				"GET /v2/room/59: HipChat is not available (status 503). Look at the server and at the proxy before it.",
				"HipChat's answer for room 59 is not whole JSON." + IS_IT_HIPCHAT);
	}

	@Test
	void updateWhenSentReplacesAllFields() {
		BACKEND.answers(Operation.PUT, 204, "");

		Operation.PUT.on(BACKEND.client());

		LoggedRequest request = BACKEND.requests().get(0);
		assertThat(request.header("Content-Type").values()).containsExactly("application/json");
		assertThat(request.getBodyAsString()).isEqualTo("""
				{"name":"Ops","privacy":"private","is_archived":true,"is_guest_accessible":false,"topic":"on call",\
				"owner":{"id":4}}""");
	}

	@Test
	void updateWhenRoomIsDelegatedSaysSo() {
		BACKEND.answers(Operation.PUT, 204, "");

		HipChatException.join(BACKEND.hipChat()
			.update(new Room(RoomId.of(59), RoomName.of("\"é\" \\ 🚀"), Privacy.PUBLIC, false, true, "", UserId.of(4),
					false, "GDKMBGDZ"), (sender) -> {
					}));

		assertThat(BACKEND.requests().get(0).getBodyAsString()).isEqualTo("""
				{"name":"\\"é\\" \\\\ 🚀","privacy":"public","is_archived":false,"is_guest_accessible":true,"topic":"",\
				"owner":{"id":4},"delegate_admin_visibility":false}""");
	}

	@ParameterizedTest
	@CsvSource({ "204, ''", "200, ''", "200, '{\"id\": 59}'", "200, <html>", "202, ''" })
	void updateWhenAnswerIsASuccessDoesNotReadItsBody(int status, String body) {
		BACKEND.answers(Operation.PUT, status, body);

		Operation.PUT.on(BACKEND.client());

		assertThat(BACKEND.calls()).isEqualTo(1);
	}

	@Test
	void updateWhenRoomHasNoOwnerIsAProgrammingError() {
		Room ownerless = new Room(RoomId.of(59), RoomName.of("Ops"), Privacy.PUBLIC, false, false, "", null, null,
				null);

		assertThatIllegalArgumentException().isThrownBy(() -> BACKEND.hipChat().update(ownerless, (sender) -> {
		})).withMessage("Room 59 has no owner");
		assertThat(BACKEND.calls()).isZero();
	}

	@Test
	void roomsWhenThereAreSeveralPagesReadsAllByStartIndex() {
		page(0, IntStream.rangeClosed(1, 1000), "\"next\": \"https://elsewhere.example.com/v2/room?start-index=7\"");
		page(1000, IntStream.rangeClosed(1001, 1040), "\"prev\": \"https://elsewhere.example.com/v2/room\"");

		List<ListedRoom> rooms = BACKEND.hipChat().rooms().toList();

		assertThat(rooms).extracting((room) -> room.id().value())
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 1040).mapToObj(Long::valueOf).toList());
		assertThat(BACKEND.requests()).extracting(LoggedRequest::getUrl)
			.containsExactlyInAnyOrder(
					"/v2/room?start-index=0&max-results=1000&include-private=true&include-archived=true&expand=items",
					"/v2/room?start-index=1000&max-results=1000&include-private=true&include-archived=true"
							+ "&expand=items");
	}

	@Test
	void roomsWhenServerGivesSmallerPagesGoesOnWhereTheyEnd() {
		page(0, IntStream.rangeClosed(1, 100), "\"next\": \"x\"");
		page(100, IntStream.rangeClosed(101, 150), "\"next\": \"x\"");
		page(150, IntStream.empty(), "\"next\": \"x\"");

		assertThat(BACKEND.hipChat().rooms()).hasSize(150);
	}

	@Test
	void roomsWhenFirstPageIsReadHasAskedForTheSecondAlone() {
		page(0, IntStream.rangeClosed(1, 100), "\"next\": \"x\"");
		page(100, IntStream.rangeClosed(101, 200), "\"next\": \"x\"");
		page(200, IntStream.rangeClosed(201, 300), "\"next\": \"x\"");

		try (Stream<ListedRoom> rooms = BACKEND.hipChat().rooms()) {
			Iterator<ListedRoom> listed = rooms.iterator();
			IntStream.range(0, 100).forEach((room) -> listed.next());

			await().until(() -> BACKEND.calls() == 2);
			await().during(Duration.ofMillis(200)).until(() -> BACKEND.calls() == 2);

			assertThat(listed.next().id()).isEqualTo(RoomId.of(101));
			await().until(() -> BACKEND.calls() == 3);
		}
	}

	@Test
	void roomsWhenTheSamePageComesAgainFails() {
		BACKEND.answers(Operation.LIST, 200, "{\"items\": [%s], \"links\": {\"next\": \"x\"}}".formatted(item(1)));

		assertThat(BACKEND.failureOf(Operation.LIST)).hasMessage("HipChat's list of rooms does not go on after "
				+ "1 room: the same ones come again. Look at the proxy before HipChat.");
	}

	@Test
	void roomsWhenItemsAreExpandedHoldsTheirDetails() {
		BACKEND.answers(Operation.LIST, 200, "{\"items\": [%s], \"links\": {}}".formatted(recorded(Map.of())));

		ListedRoom room = BACKEND.hipChat().rooms().toList().get(0);

		assertThat(room.details()).isEqualTo(ROOM);
		assertThat(room.archived()).isFalse();
		assertThat(room.ownerName()).isEqualTo("Homer Simpson");
		assertThat(room.lastActive()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "'\"2014-09-02T21:33:54+00:00\"', 2014-09-02T21:33:54Z",
			"'\"2014-09-02T21:33:54\"', 2014-09-02T21:33:54Z", "1409693634, 2014-09-02T21:33:54Z", "null,", "'\"\"',",
			"'\"yesterday\"',", "{}," })
	void roomsWhenItemsAreExpandedHoldWhenTheyWereLastActive(String written, @Nullable Instant expected) {
		BACKEND.answers(Operation.LIST, 200, "{\"items\": [%s]}".formatted(recorded(Map.of("last_active", written))));

		assertThat(BACKEND.hipChat().rooms().toList().get(0).lastActive()).isEqualTo(expected);
	}

	@Test
	void listedWhenTheAnswerLacksAFieldHoldsTheOthers() {
		BACKEND.answers(Operation.GET, 200, recorded(Map.of("topic", "null")));

		ListedRoom room = HipChatException.join(BACKEND.hipChat().listed(ROOM.id()));

		assertThat(room.name()).isEqualTo(ROOM.name());
		assertThat(room.ownerName()).isEqualTo("Homer Simpson");
		assertThat(room.details()).isNull();
	}

	@Test
	void listedWhenTheAnswerIsAboutAnotherRoomFails() {
		BACKEND.answers(Operation.GET, 200, recorded(Map.of("id", "60")));

		assertThat(catchThrowable(() -> HipChatException.join(BACKEND.hipChat().listed(ROOM.id()))))
			.hasMessage("HipChat's answer for room 59 has another 'id', or no 'name'.");
	}

	@Test
	void roomsWhenItemsAreAsOf2014HoldsIdAndName() {
		BACKEND.answers(Operation.LIST, 200,
				"""
						{"items": [{"id": 2, "links": {"self": "x"}, "name": "General"}], "maxResults": 100, "startIndex": 0}""");

		ListedRoom room = BACKEND.hipChat().rooms().toList().get(0);

		assertThat(room.id()).isEqualTo(RoomId.of(2));
		assertThat(room.name()).isEqualTo(RoomName.of("General"));
		assertThat(room.archived()).isFalse();
		assertThat(room.details()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "'{}', has no 'items'", "'{\"items\": null}', has no 'items'", "'{\"items\": {}}', has no 'items'" })
	void roomsWhenAnswerIsNoListFails(String body, String what) {
		BACKEND.answers(Operation.LIST, 200, body);

		assertThat(BACKEND.failureOf(Operation.LIST))
			.hasMessage("HipChat's list of rooms " + what + "." + IS_IT_HIPCHAT);
		assertThat(BACKEND.calls()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "null", "{\"name\": \"a\"}", "{\"id\": \"x\", \"name\": \"a\"}", "{\"id\": 5}",
			"{\"id\": -5, \"name\": \"a\"}", "{\"id\": 5, \"name\": null}" })
	void roomsWhenAnItemIsNoRoomFails(String item) {
		BACKEND.answers(Operation.LIST, 200, "{\"items\": [" + item + "]}");

		assertThat(BACKEND.failureOf(Operation.LIST))
			.hasMessage("HipChat's list of rooms has an item without 'id' or 'name'.");
	}

	@Test
	void sessionWhenTokenIsAPersonsTellsOwnerAndScopes() {
		BACKEND.answers(Operation.SESSION, 200, """
				{"access_token": "%s", "client": {"allowed_scopes": ["send_notification"], "id": "c", "room": null},
				 "expires_in": 31536000, "owner": {"id": 55, "mention_name": "m", "name": "Marge"},
				 "owner_type": "user", "scopes": ["view_room", "admin_room"]}""".formatted(Backend.SECRET));

		Session session = BACKEND.session();

		assertThat(session).isEqualTo(new Session("Marge", Set.of("view_room", "admin_room"), false, null));
		assertThat(session.lacks("view_group")).isTrue();
		assertThat(session.lacks("admin_room")).isFalse();
	}

	@Test
	void sessionWhenTokenIsARoomsTellsSo() {
		BACKEND.answers(Operation.SESSION, 200, """
				{"client": {"room": {"id": 59, "name": "Ops"}}, "scopes": ["send_notification"]}""");

		assertThat(BACKEND.session()).isEqualTo(new Session(null, Set.of("send_notification"), true, RoomId.of(59)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"scopes\": null, \"owner\": null, \"client\": null}",
			"{\"scopes\": \"admin_room\", \"owner\": [], \"client\": 7}" })
	void sessionWhenAnswerTellsNothingIsUnknown(String body) {
		BACKEND.answers(Operation.SESSION, 200, body);

		assertThat(BACKEND.session()).isEqualTo(Session.UNKNOWN);
	}

	@Test
	void countsWhenCallsWereMadeTellsThemByKind() {
		Client client = BACKEND.client();
		HipChat hipChat = client.hipChat();
		BACKEND.answers(Operation.GET, 503, "");
		BACKEND.failureOf(Operation.GET, client);
		BACKEND.answers(Operation.PUT, 204, "");
		Operation.PUT.on(client);

		assertThat(hipChat.counts()).isEqualTo(new CallCounts(5, 1, 0, 0,
				List.of(new CallCounts.OfToken(new Token(Backend.SECRET).fingerprint(), 5, 1, 0, 0, false))));
		assertThat(hipChat.counts().total()).isEqualTo(6);
	}

	@Test
	void stopWhenCalledRefusesLaterCalls() {
		BACKEND.answers(Operation.PUT, 204, "");
		Client client = BACKEND.client();

		client.hipChat().stop();

		HipChatException thrown = BACKEND.failureOf(Operation.PUT, client);
		assertThat(thrown.failure()).isEqualTo(Failure.STOPPED);
		assertThat(thrown).hasMessage("Not sent, because the program was stopped.");
		assertThat(BACKEND.calls()).isZero();
	}

	private static Room room() {
		return HipChatException.join(BACKEND.hipChat().room(RoomId.of(59)));
	}

	private static void assertUnreadable(String message) {
		HipChatException thrown = BACKEND.failureOf(Operation.GET);

		assertThat(thrown.failure()).isEqualTo(Failure.UNREADABLE);
		assertThat(thrown).hasMessage(message);
		assertThat(BACKEND.calls()).isEqualTo(1);
	}

	private static void page(int start, IntStream ids, String link) {
		String items = ids.mapToObj(WebClientHipChatTests::item).collect(Collectors.joining(","));
		BACKEND.server.stubFor(get(urlPathEqualTo("/v2/room"))
			.withQueryParam("start-index", equalTo(Integer.toString(start)))
			.willReturn(
					okJson("{\"items\": [%s], \"links\": {%s}, \"startIndex\": %d}".formatted(items, link, start))));
	}

	private static String item(int id) {
		return "{\"id\": %d, \"name\": \"room %d\", \"is_archived\": false}".formatted(id, id);
	}

	/**
	 * The room in a comment of HipChat's own web client, with other values in some
	 * fields; an empty value leaves the field out.
	 */
	private static String recorded(Map<String, String> changes) {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("avatar_url", "null");
		fields.put("created", "\"2015-12-29T19:50:02+00:00\"");
		fields.put("delegate_admin_visibility", "null");
		fields.put("id", "59");
		fields.put("is_archived", "false");
		fields.put("is_guest_accessible", "false");
		fields.put("last_active", "null");
		fields.put("links", "{\"self\": \"https://chat.example.com/v2/room/59\"}");
		fields.put("name", "\"test room name\"");
		fields.put("owner", "{\"id\": 4, \"links\": {}, \"mention_name\": \"Homer\", \"name\": \"Homer Simpson\"}");
		fields.put("participants", "[]");
		fields.put("privacy", "\"public\"");
		fields.put("topic", "\"asdsd\"");
		fields.put("version", "\"GDKMBGDZ\"");
		fields.put("a_field_of_the_future", "[1, {}]");
		fields.putAll(changes);
		return fields.entrySet()
			.stream()
			.filter((field) -> !field.getValue().isEmpty())
			.map((field) -> "\"" + field.getKey() + "\": " + field.getValue())
			.collect(Collectors.joining(", ", "{", "}"));
	}

}
