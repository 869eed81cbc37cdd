package io.roomshift.hipchat;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.roomshift.hipchat.Transport.Answer;
import io.roomshift.hipchat.Transport.Call;
import io.roomshift.hipchat.WireFormat.ErrorBody;

/**
 * Turns answers that are not a success into exceptions, by status first and by HipChat's
 * text only where one status has several meanings.
 */
final class ErrorAnswers {

	private static final Pattern SCOPE = Pattern.compile("u?'([a-z_]+)'");

	private static final int LONGEST_QUOTE = 200;

	private final WireFormat format;

	ErrorAnswers(WireFormat format) {
		this.format = format;
	}

	/**
	 * The exception for an answer outside 200 to 299.
	 */
	HipChatException from(Call call, Answer answer) {
		ErrorBody error = this.format.error(answer.body());
		return switch (answer.status()) {
			case 401 -> failed(Failure.CREDENTIALS, answer, credentials(error.message()));
			case 403 -> forbidden(answer, error.message());
			case 404 -> failed(Failure.NOT_FOUND, answer,
					"HipChat has no such room, or hides it from this token" + said(error) + ". Look at the room id.");
			case 409 -> failed(Failure.NAME_TAKEN, answer, nameTaken(error));
			case 429 -> failed(Failure.THROTTLED, answer, "HipChat's call budget is used up.");
			case 500, 502, 503, 504 -> unavailable(call, answer);
			default -> other(call, answer, error);
		};
	}

	private static HipChatException other(Call call, Answer answer, ErrorBody error) {
		if (error.message().toLowerCase(Locale.ROOT).contains("another room exists")) {
			return failed(Failure.NAME_TAKEN, answer, nameTaken(error));
		}
		if (answer.status() >= 300 && answer.status() < 400) {
			return failed(Failure.UNREADABLE, answer,
					call + " was redirected (status " + answer.status()
							+ "); redirects are not followed, for the token would travel with them. "
							+ "Set roomshift.hipchat.url to the address that the server itself uses.");
		}
		if (answer.status() >= 500) {
			return unavailable(call, answer);
		}
		return failed(Failure.INVALID, answer,
				"HipChat refuses " + call + " with status " + answer.status() + said(error) + ".");
	}

	private static HipChatException unavailable(Call call, Answer answer) {
		Failure failure = call.reads() ? Failure.TRANSIENT : Failure.UNKNOWN_OUTCOME;
		return failed(failure, answer, call + ": HipChat is not available (status " + answer.status() + ").");
	}

	private static String credentials(String message) {
		if (message.contains("Authenticated requests only")) {
			return "HipChat says that no credentials arrived ('Authenticated requests only'). "
					+ "Does a proxy before it remove the Authorization header?";
		}
		return "HipChat refuses the token ('" + (message.isEmpty() ? "Unauthorized" : abridged(message))
				+ "'): it is mistyped, expired, revoked, or a token of API v1, which never works on v2. "
				+ "Make a new one at Account settings > API access with the scopes view_group and admin_room.";
	}

	private static HipChatException forbidden(Answer answer, String message) {
		if (message.contains("scope")) {
			Matcher scopes = SCOPE.matcher(message);
			String needed = scopes.results()
				.map((scope) -> scope.group(1))
				.reduce((a, b) -> a + " or " + b)
				.orElse("?");
			return failed(Failure.SCOPE, answer, "The token lacks the scope " + needed
					+ ". Make a new one at Account settings > API access with the scopes view_group and admin_room.");
		}
		return failed(Failure.NOT_ALLOWED, answer,
				"This token may not do this to this room" + (message.isEmpty() ? "" : " ('" + abridged(message) + "')")
						+ ". Its owner must own or administer the room, or be an admin of the group.");
	}

	private static String nameTaken(ErrorBody error) {
		return "Another room has that name" + said(error) + ".";
	}

	private static String said(ErrorBody error) {
		String field = error.field().isEmpty() ? "" : " (field '" + abridged(error.field()) + "')";
		return error.message().isEmpty() ? field : " ('" + abridged(error.message()) + "')" + field;
	}

	private static String abridged(String text) {
		String line = text.replaceAll("[\\p{Cntrl}]+", " ");
		return (line.length() > LONGEST_QUOTE) ? line.substring(0, LONGEST_QUOTE) + "…" : line;
	}

	private static HipChatException failed(Failure failure, Answer answer, String message) {
		return new HipChatException(failure, answer.status(), message);
	}

}
