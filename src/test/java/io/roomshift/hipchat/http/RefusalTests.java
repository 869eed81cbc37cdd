package io.roomshift.hipchat.http;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every status that refuses a call, on every call.
 */
class RefusalTests {

	private static final Backend BACKEND = new Backend();

	private static final Set<Failure> NO_SESSION = EnumSet.of(Failure.NOT_FOUND, Failure.NOT_ALLOWED, Failure.SCOPE,
			Failure.INVALID);

	private static final String NEW_TOKEN = " Make a new one at Account settings > API access "
			+ "with the scopes view_group and admin_room.";

	private static final String IS_IT_HIPCHAT = " Is roomshift.hipchat.url a HipChat server with API v2?";

	@AfterAll
	static void stop() {
		BACKEND.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "GET", "PUT" })
	void callWhenRoomIsUnauthorizedForAGoodTokenIsNotAllowed(Operation operation) {
		BACKEND.answers(operation, 401, error(401, "Not your room", "Unauthorized"));
		BACKEND.also(Operation.LIST, aResponse().withStatus(202).withBody("{}"));
		Client client = BACKEND.client();

		for (int room = 0; room < 5; room++) {
			HipChatException thrown = BACKEND.failureOf(operation, client);
			assertThat(thrown.failure()).isEqualTo(Failure.NOT_ALLOWED);
			assertThat(thrown.status()).isEqualTo(401);
			assertThat(thrown).hasMessage("HipChat answers 401 for this room, although it takes the token elsewhere. "
					+ "Its owner must own or administer the room, or be an admin of the group.");
		}

		assertThat(BACKEND.requests()).filteredOn((request) -> request.getUrl().contains("auth_test=true")).hasSize(1);
		assertThat(BACKEND.calls()).isEqualTo(6);
	}

	@Test
	void callWhenTokenCantBeTestedBelievesTheRefusal() {
		BACKEND.answers(Operation.GET, 401, error(401, "Not your room", "Unauthorized"));
		BACKEND.also(Operation.LIST, aResponse().withStatus(503));

		assertThat(BACKEND.failureOf(Operation.GET).failure()).isEqualTo(Failure.CREDENTIALS);
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void callWhenRefusedFailsAtOnceWithASentence(Operation operation, int status, String body, Failure failure,
			String sentence) {
		BACKEND.answers(operation, status, body);
		boolean tested = room(operation) && failure == Failure.CREDENTIALS;
		if (tested) {
			BACKEND.also(Operation.LIST, aResponse().withStatus(status).withBody(body));
		}

		if (operation == Operation.SESSION && NO_SESSION.contains(failure)) {
			assertThat(BACKEND.session()).isEqualTo(Session.UNKNOWN);
		}
		else {
			HipChatException thrown = BACKEND.failureOf(operation);
			assertThat(thrown.failure()).isEqualTo(failure);
			assertThat(thrown.status()).isEqualTo(status);
			assertThat(thrown).hasMessage(sentence);
		}
		assertThat(BACKEND.calls()).isEqualTo(tested ? 2 : 1);
		assertThat(BACKEND.told).isEmpty();
	}

	static Stream<Arguments> refusals() {
		return Stream.of(Operation.values())
			.flatMap((call) -> Stream.of(credentials(call), permissions(call), notFound(call), invalid(call))
				.flatMap((stream) -> stream));
	}

	private static Stream<Arguments> credentials(Operation call) {
		String noneArrived = "Authenticated requests only. See https://www.hipchat.com/docs/apiv2/auth "
				+ "for more information.";
		return Stream.of(
				Arguments.of(call, 401, error(401, "Invalid OAuth session", "Unauthorized"), Failure.CREDENTIALS,
						"HipChat refuses the token ('Invalid OAuth session'): it is mistyped, expired, revoked, "
								+ "or a token of API v1, which never works on v2." + NEW_TOKEN),
				Arguments.of(call, 401, "", Failure.CREDENTIALS,
						"HipChat refuses the token: it is mistyped, expired, revoked, "
								+ "or a token of API v1, which never works on v2." + NEW_TOKEN),
				Arguments.of(call, 401, error(401, noneArrived, "Unauthorized"), Failure.CREDENTIALS,
						"HipChat says that no credentials arrived ('" + noneArrived
								+ "'). Does a proxy before it remove the Authorization header?"));
	}

	private static Stream<Arguments> permissions(Operation call) {
		String noPermission = "You don't have permission to complete the operation or access the resource.";
		String sentence = room(call)
				? "This token may not do this to this room ('" + noPermission
						+ "'). Its owner must own or administer the room, or be an admin of the group."
				: "This token may not make the call " + call + " ('" + noPermission
						+ "'). A room's notification token is not enough; use one of a person or an add-on.";
		Stream<Arguments> forbidden = Stream.of(
				Arguments.of(call, 403,
						error(403, "This action requires one of the following scopes: [u'view_group', u'view_room']",
								"Forbidden"),
						Failure.SCOPE, "The token lacks the scope view_group or view_room." + NEW_TOKEN),
				Arguments.of(call, 403, error(403, "No scope", "Forbidden"), Failure.SCOPE,
						"The token lacks a scope ('No scope')." + NEW_TOKEN),
				Arguments.of(call, 403, error(403, noPermission, "Forbidden"), Failure.NOT_ALLOWED, sentence), Arguments
					.of(call, 403, "<html>", Failure.NOT_ALLOWED, sentence.replace(" ('" + noPermission + "')", "")));
		return room(call) ? Stream.concat(forbidden, Stream
			.of(Arguments.of(call, 401, error(401, noPermission, "Unauthorized"), Failure.NOT_ALLOWED, sentence)))
				: forbidden;
	}

	private static Stream<Arguments> notFound(Operation call) {
		return Stream.of("Room not found", "Room 59 not found")
			.map((text) -> Arguments.of(call, 404, error(404, text, "Not Found"), Failure.NOT_FOUND,
					room(call)
							? "HipChat has no such room, or hides it from this token ('" + text
									+ "'). Look at the room id."
							: "HipChat knows nothing of " + call + " ('" + text + "')." + IS_IT_HIPCHAT));
	}

	private static Stream<Arguments> invalid(Operation call) {
		String cure = cure(call);
		return Stream.of(
				refused(call, 400, error(400, "Invalid content type: None", "Bad Request"),
						" ('Invalid content type: None')." + cure),
				refused(call, 400, error(400, """
						The request body cannot be parsed as valid JSON: Expecting value: line 1 column 1 (char 0)""",
						"Bad Request"),
						" ('The request body cannot be parsed as valid JSON: Expecting value: line 1 column 1 "
								+ "(char 0)')." + cure),
				refused(call, 400, """
						{"error": {"code": 400, "description": "Value {value!r} is not of type {expected_type!r}",
						 "expected_type": [{"type": "boolean"}], "field": "notify", "message":
						 "Value u'true' for field 'notify' is not of type 'boolean'", "type": "Bad Request",
						 "validation": "type", "value": "true"}}""",
						" ('Value u'true' for field 'notify' is not of type 'boolean'') (field 'notify')." + cure),
				refused(call, 400, "{\"error\": {\"code\": 400, \"message\": null, \"field\": 7}}", "." + cure),
				refused(call, 400, "[]", "." + cure), refused(call, 418, "", "." + cure),
				refused(call, 405, error(405, "Method not allowed", "Method Not Allowed"),
						" ('Method not allowed')." + IS_IT_HIPCHAT),
				(call == Operation.PUT)
						? Arguments.of(call, 409, "", Failure.NAME_TAKEN,
								"Another room has that name. Choose another, or rename that room first.")
						: refused(call, 409, "", "." + cure));
	}

	@Test
	void updateWhenNameIsTakenSaysSo() {
		BACKEND.answers(Operation.PUT, 400, error(400, "Another room exists with that name.", "Bad Request"));

		HipChatException thrown = BACKEND.failureOf(Operation.PUT);

		assertThat(thrown.failure()).isEqualTo(Failure.NAME_TAKEN);
		assertThat(thrown).hasMessage("Another room has that name ('Another room exists with that name.'). "
				+ "Choose another, or rename that room first.");
	}

	private static String cure(Operation call) {
		return switch (call) {
			case SESSION, LIST, GET, HISTORY -> IS_IT_HIPCHAT;
			case PUT -> " The room was left as it is; mend the row or the room.";
			case POST -> " Nothing was posted.";
		};
	}

	@ParameterizedTest
	@EnumSource
	void callWhenRedirectedDoesNotFollow(Operation operation) {
		try (Backend elsewhere = new Backend()) {
			BACKEND.answers(operation,
					aResponse().withStatus(302).withHeader("Location", elsewhere.url() + "/v2/room/59"));

			HipChatException thrown = BACKEND.failureOf(operation);

			assertThat(thrown.failure()).isEqualTo(Failure.UNREADABLE);
			assertThat(thrown).hasMessage(operation + " was redirected (status 302); redirects are not followed, "
					+ "for the token would travel with them. "
					+ "Set roomshift.hipchat.url to the address that the server itself uses.");
			assertThat(BACKEND.calls()).isEqualTo(1);
			assertThat(elsewhere.calls()).isZero();
		}
	}

	@Test
	void postWhenScopeIsMissingNamesAllThatAreNeeded() {
		BACKEND.answers(Operation.POST, 403,
				error(403, "This action requires one of the following scopes: [u'send_notification']", "Forbidden"));

		assertThat(BACKEND.failureOf(Operation.POST)).hasMessage("The token lacks the scope send_notification. "
				+ NEW_TOKEN.strip().replace(" and admin_room", ", admin_room and send_notification"));
	}

	@Test
	void callWhenServerRepeatsTheTokenMasksIt() {
		BACKEND.answers(Operation.GET, 400, error(400, "Session " + Backend.SECRET + " is odd\\u001b[2J", "Bad"));

		assertThat(BACKEND.failureOf(Operation.GET))
			.hasMessage("HipChat refuses GET /v2/room/59 with status 400 ('Session [token 4c108c] is odd [2J')."
					+ IS_IT_HIPCHAT);
	}

	@Test
	void callWhenTextIsEndlessAbridgesIt() {
		BACKEND.answers(Operation.PUT, 400, error(400, "x".repeat(5000), "Bad Request"));

		assertThat(BACKEND.failureOf(Operation.PUT)).hasMessage("HipChat refuses PUT /v2/room/59 with status 400 ('"
				+ "x".repeat(200) + "…'). The room was left as it is; mend the row or the room.");
	}

	private static Arguments refused(Operation call, int status, String body, String rest) {
		return Arguments.of(call, status, body, Failure.INVALID,
				"HipChat refuses " + call + " with status " + status + rest);
	}

	private static String error(int code, String message, String type) {
		return "{\"error\": {\"code\": %d, \"message\": \"%s\", \"type\": \"%s\"}}".formatted(code, message, type);
	}

	private static boolean room(Operation call) {
		return call != Operation.SESSION && call != Operation.LIST;
	}

}
