package io.roomshift.hipchat.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.http.Transport.Answer;
import io.roomshift.hipchat.http.Transport.Call;
import io.roomshift.hipchat.settings.SecretMask;
import io.roomshift.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * Turns answers that are not a success into exceptions, by status first and by HipChat's
 * text only where one status has several meanings.
 */
final class ErrorAnswers {

	private static final Pattern SCOPE = Pattern.compile("u?'([a-z_]+)'");

	private static final int LONGEST_QUOTE = 200;

	private static final String MAKE_ONE = "Make a new one at Account settings > API access with the scopes view_group";

	private static final String NEW_TOKEN = MAKE_ONE + " and admin_room.";

	private static final Set<String> SCOPES_OF_MESSAGES = Set.of("send_notification", "send_message", "view_messages");

	private static final String ROOM_RIGHTS = "Its owner must own or administer the room, or be an admin of the group.";

	private static final String PERSON_RIGHTS = "A personal token with the scope send_message is needed.";

	private static final String IS_IT_HIPCHAT = " Is roomshift.hipchat.url a HipChat server with API v2?";

	/**
	 * The exception for an answer outside 200 to 299.
	 */
	HipChatException from(Call call, Answer answer) {
		Said said = said(answer.body());
		return switch (answer.status()) {
			case 401 -> unauthorized(call, answer, said);
			case 403 -> forbidden(call, answer, said);
			case 404 -> failed(Failure.NOT_FOUND, answer, notFound(call, said));
			case 429 -> failed(Failure.THROTTLED, answer, "HipChat's call budget is used up.");
			case 408 -> unavailable(call, answer);
			default -> other(call, answer, said);
		};
	}

	private static String notFound(Call call, Said said) {
		if (call.aboutARoom()) {
			return "HipChat has no such room, or hides it from this token" + said.quoted() + ". Look at the room id.";
		}
		return call.addressed() ? "HipChat has no such person" + said.quoted() + ". Look at the name or id."
				: "HipChat knows nothing of " + call + said.quoted() + "." + IS_IT_HIPCHAT;
	}

	private static HipChatException other(Call call, Answer answer, Said said) {
		if (answer.status() >= 500) {
			return unavailable(call, answer);
		}
		if (call.updates() && (answer.status() == 409 || said.namesAnotherRoom())) {
			return nameTaken(answer, said);
		}
		if (answer.status() >= 300 && answer.status() < 400) {
			return failed(Failure.UNREADABLE, answer,
					call + " was redirected (status " + answer.status()
							+ "); redirects are not followed, for the token would travel with them. "
							+ "Set roomshift.hipchat.url to the address that the server itself uses.");
		}
		return failed(Failure.INVALID, answer, "HipChat refuses " + call + " with status " + answer.status()
				+ said.quoted() + "." + (call.reads() || answer.status() == 405 ? IS_IT_HIPCHAT : untouched(call)));
	}

	private static String untouched(Call call) {
		return call.posts() ? " Nothing was posted." : " The room was left as it is; mend the row or the room.";
	}

	private static HipChatException unavailable(Call call, Answer answer) {
		String what = call + ": HipChat is not available (status " + answer.status() + ").";
		return call.reads()
				? failed(Failure.TRANSIENT, answer, what + " Look at the server and at the proxy before it.")
				: failed(Failure.UNKNOWN_OUTCOME, answer, what + " Whether HipChat applied it is not known.");
	}

	/**
	 * HipChat's own words for bad tokens are known; no source tells those for a token
	 * that may not change a room, nor whether it is then 401 or 403.
	 */
	private static HipChatException unauthorized(Call call, Answer answer, Said said) {
		if (said.message().contains("Authenticated requests only")) {
			return failed(Failure.CREDENTIALS, answer, "HipChat says that no credentials arrived" + said.quoted()
					+ ". Does a proxy before it remove the Authorization header?");
		}
		if (call.addressed() && said.message().toLowerCase(Locale.ROOT).contains("permission")) {
			return notAllowed(call, answer, said);
		}
		return failed(Failure.CREDENTIALS, answer, "HipChat refuses the token" + said.quoted()
				+ ": it is mistyped, expired, revoked, or a token of API v1, which never works on v2. " + NEW_TOKEN);
	}

	/**
	 * What the refusal of a token means when the token turns out to be good.
	 */
	static HipChatException notForThis(Call call, HipChatException refused) {
		return new HipChatException(Failure.NOT_ALLOWED, refused.status(),
				"HipChat answers " + refused.status() + " for this " + (call.aboutARoom() ? "room" : "person")
						+ ", although it takes the token elsewhere. "
						+ (call.aboutARoom() ? ROOM_RIGHTS : PERSON_RIGHTS));
	}

	private static HipChatException forbidden(Call call, Answer answer, Said said) {
		if (!said.message().contains("scope")) {
			return notAllowed(call, answer, said);
		}
		List<String> needed = SCOPE.matcher(said.message())
			.results()
			.map((MatchResult scope) -> scope.group(1))
			.toList();
		String more = needed.stream().filter(SCOPES_OF_MESSAGES::contains).findFirst().orElse("");
		return failed(Failure.SCOPE, answer,
				(needed.isEmpty() ? "The token lacks a scope" + said.quoted()
						: "The token lacks the scope " + String.join(" or ", needed)) + ". "
						+ (more.isEmpty() ? NEW_TOKEN : MAKE_ONE + ", admin_room and " + more + "."));
	}

	private static HipChatException notAllowed(Call call, Answer answer, Said said) {
		if (call.addressed() && !call.aboutARoom()) {
			return failed(Failure.NOT_ALLOWED, answer,
					"This token may not do this to this person" + said.quoted() + ". " + PERSON_RIGHTS);
		}
		return failed(Failure.NOT_ALLOWED, answer,
				call.aboutARoom() ? "This token may not do this to this room" + said.quoted() + ". " + ROOM_RIGHTS
						: "This token may not make the call " + call + said.quoted()
								+ ". A room's notification token is not enough; use one of a person or an add-on.");
	}

	private static HipChatException nameTaken(Answer answer, Said said) {
		return failed(Failure.NAME_TAKEN, answer,
				"Another room has that name" + said.quoted() + ". Choose another, or rename that room first.");
	}

	/**
	 * What the body of an error says, fit to be shown.
	 */
	Said said(byte[] body) {
		JsonNode error = Json.read(body).path("error");
		return new Said(text(error.path("message")), text(error.path("field")));
	}

	private static String text(JsonNode node) {
		return SecretMask.line(node.isString() ? node.stringValue() : "", LONGEST_QUOTE);
	}

	private static HipChatException failed(Failure failure, Answer answer, String message) {
		return new HipChatException(failure, answer.status(), message);
	}

	/**
	 * What an error body says.
	 *
	 * @param message the message, empty when there is none
	 * @param field the field that is wrong, empty when none is named
	 */
	record Said(String message, String field) {

		boolean namesAnotherRoom() {
			return this.message.toLowerCase(Locale.ROOT).contains("another room exists");
		}

		String quoted() {
			return (this.message.isEmpty() ? "" : " ('" + this.message + "')")
					+ (this.field.isEmpty() ? "" : " (field '" + this.field + "')");
		}

	}

}
