package io.roomshift.doctor;

import java.net.URI;
import java.util.Optional;

import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.Subject;
import io.roomshift.hipchat.http.Probe.Reply;
import io.roomshift.hipchat.settings.Token;

/**
 * What answers mean, for somebody who sees them for the first time.
 */
final class Answers {

	static final int UNAUTHORIZED = 401;

	static final int FORBIDDEN = 403;

	static final int TOO_MANY_REQUESTS = 429;

	/** HipChat's page on tokens: personal tokens and those of add-ons have as many. */
	private static final int LENGTH_OF_A_TOKEN = 40;

	private static final String SCOPES = " with the scopes view_group and admin_room";

	private Answers() {
	}

	/**
	 * What a call without a token shows of the server.
	 */
	static Check ofServer(Reply reply, URI url) {
		return strange("hipchat", reply, url).orElseGet(
				() -> Check.ok(Subject.HIPCHAT, "hipchat", "It answers, in " + reply.took().toMillis() + " ms."));
	}

	/**
	 * What HipChat says of a token that it was only asked to test.
	 */
	static Check ofTest(Reply reply, Token token, URI url) {
		String name = token.toString();
		return switch (reply.status()) {
			case UNAUTHORIZED -> reply.message().contains("Authenticated requests only") ? notArrived(name, reply)
					: refused(name, reply, token, url);
			case FORBIDDEN ->
				Check.ok(Subject.HIPCHAT, name, "HipChat takes it, but not for all that is needed: see below.");
			case TOO_MANY_REQUESTS -> Check.warn(Subject.HIPCHAT, name,
					"HipChat takes it, but its call budget is used up" + quoted(reply) + ".",
					"Wait, then look again. A run waits by itself.");
			default -> strange(name, reply, url).orElseGet(() -> taken(name, reply));
		};
	}

	private static Check taken(String name, Reply reply) {
		return reply.successful() ? Check.ok(Subject.HIPCHAT, name, "HipChat takes it.")
				: Check.bad(Subject.HIPCHAT, name,
						"HipChat answers with status " + reply.status() + quoted(reply) + ".",
						"Is roomshift.hipchat.url a HipChat server with API v2?");
	}

	/**
	 * The answer to "why does the token in the URL work, and the one in the form does
	 * not".
	 */
	private static Check notArrived(String name, Reply reply) {
		return Check.bad(Subject.HIPCHAT, name,
				"401" + quoted(reply)
						+ ": HipChat got no token, although Roomshift sent it in the Authorization header. "
						+ "Something on the way removes that header, as a proxy does that asks for a login of its own.",
				"Have the proxy pass the Authorization header on, or call HipChat past it. HipChat looks for a token in "
						+ "that header and in ?auth_token= of the URL, and nowhere else: that is why a token in the "
						+ "URL works, and the same one in a form or in a JSON body gets this answer.");
	}

	/**
	 * The answer to "why 401, although my token is right".
	 */
	private static Check refused(String name, Reply reply, Token token, URI url) {
		int length = token.secret().length();
		return Check.bad(Subject.HIPCHAT, name,
				"401" + quoted(reply) + ": the token arrived, and HipChat knows no such token. It looks right and is "
						+ "cut off or mistyped, or it expired (personal tokens last a year), or it was revoked, or it "
						+ "is of API v1, which never works on v2."
						+ ((length != LENGTH_OF_A_TOKEN) ? " It has " + length
								+ " characters; HipChat's tokens of API v2 " + "have " + LENGTH_OF_A_TOKEN + "." : ""),
				newToken(url) + " A token that lacks a scope gets 403, so scopes are not the reason.");
	}

	/**
	 * The first step of most cures.
	 */
	static String newToken(URI url) {
		return "Make a new personal token at Account settings > API access (" + url + "/account/api)" + SCOPES + ".";
	}

	/**
	 * An answer that is not HipChat's, or says that HipChat is not there; empty when it
	 * is neither.
	 */
	static Optional<Check> strange(String name, Reply reply, URI url) {
		if (reply.status() >= 300 && reply.status() < 400) {
			return Optional.of(Check.bad(Subject.HIPCHAT, name,
					"The call is sent on (status " + reply.status() + ") to '" + withoutQuery(reply.location()) + "'.",
					"Set roomshift.hipchat.url to the address that the server itself uses. Roomshift does not follow, "
							+ "for the token would travel along."));
		}
		if (!reply.isJson()) {
			return Optional.of(page(name, reply, url));
		}
		if (reply.status() >= 500) {
			return Optional.of(Check.bad(Subject.HIPCHAT, name,
					"HipChat is not available (status " + reply.status() + ")" + quoted(reply) + ".",
					"Look at the server; a run would try again for two minutes and then stop."));
		}
		return Optional.empty();
	}

	private static Check page(String name, Reply reply, URI url) {
		String what = "Status " + reply.status() + " with "
				+ (reply.title().isEmpty() ? "something" : "a web page ('" + reply.title() + "')")
				+ (reply.server().isEmpty() ? "" : " from " + reply.server()) + " in place of HipChat's JSON.";
		return (reply.status() >= 500)
				? Check.bad(Subject.HIPCHAT, name, what + " A proxy before HipChat answers, and HipChat does not.",
						"Is HipChat itself up? Look at it on its own machine, then at the proxy.")
				: Check.bad(Subject.HIPCHAT, name, what,
						"Is '" + url
								+ "' HipChat itself? A login page or a company's proxy may stand before it, or it is "
								+ "the address of another program.");
	}

	/**
	 * HipChat's own words, as they stand behind a status.
	 */
	static String quoted(Reply reply) {
		return reply.message().isEmpty() ? "" : " ('" + reply.message() + "')";
	}

	private static String withoutQuery(String location) {
		return location.replaceFirst("[?#].*", "");
	}

}
