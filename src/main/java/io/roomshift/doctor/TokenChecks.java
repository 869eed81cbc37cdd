package io.roomshift.doctor;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import io.roomshift.doctor.check.Ages;
import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.Subject;
import io.roomshift.doctor.check.Findings;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.Session;
import io.roomshift.hipchat.budget.RateHeaders;
import io.roomshift.hipchat.http.Probe;
import io.roomshift.hipchat.http.Probe.Reply;
import io.roomshift.hipchat.settings.Token;

/**
 * Looks at one token, with three calls at most: whether HipChat takes it, whose it is,
 * what it may do, and how many calls it has left.
 */
final class TokenChecks {

	private static final Duration SOON = Duration.ofDays(14);

	private final Probe probe;

	private final Token token;

	private final URI url;

	private final Findings findings;

	TokenChecks(Probe probe, Token token, URI url, Findings findings) {
		this.probe = probe;
		this.token = token;
		this.url = url;
		this.findings = findings;
	}

	void look(Set<String> commands) {
		Optional<Reply> test = reply(this.token.toString(), () -> this.probe.test(this.token));
		if (test.isEmpty() || !this.findings.add(Answers.ofTest(test.get(), this.token, this.url))) {
			skip("the token is not taken", "session", "commands", "rooms", "budget");
			return;
		}
		if (test.get().status() == Answers.TOO_MANY_REQUESTS) {
			skip("the call budget is used up", "session", "commands", "rooms");
			this.findings.add(budget(test.get()));
			return;
		}
		Optional<Reply> told = reply(named("session"), () -> this.probe.session(this.token));
		Session session = told.map(this::session).orElse(Session.UNKNOWN);
		this.findings.add(commands(session, commands));
		Optional<Reply> listed = list(test.get(), session);
		this.findings.add(budget(listed.or(() -> told).orElse(test.get())));
	}

	private Session session(Reply reply) {
		Session session = reply.session().orElse(Session.UNKNOWN);
		if (session.equals(Session.UNKNOWN)) {
			this.findings.add(Check.skipped(Subject.HIPCHAT, named("session"),
					"HipChat does not tell (status " + reply.status() + Answers.quoted(reply) + ")"));
			return session;
		}
		this.findings.add(check(reply, session));
		return session;
	}

	private Check check(Reply reply, Session session) {
		if (session.room()) {
			return Check.bad(Subject.HIPCHAT, named("session"),
					"It is the notification token of one room: it serves for notify into that room, and can neither list "
							+ "nor rename.",
					Answers.newToken(this.url));
		}
		String whose = "Of " + ((session.owner() != null) ? "'" + session.owner() + "'" : "an add-on")
				+ ", with the scopes " + String.join(", ", new TreeSet<>(session.scopes()));
		if (reply.expiresIn().isEmpty()) {
			return Check.ok(Subject.HIPCHAT, named("session"), whose + ".");
		}
		Duration rest = Duration.ofSeconds(reply.expiresIn().getAsLong());
		String found = whose + "; good for " + Ages.show(rest) + ".";
		return (rest.compareTo(SOON) < 0)
				? Check.warn(Subject.HIPCHAT, named("session"), found, "It expires soon. " + Answers.newToken(this.url))
				: Check.ok(Subject.HIPCHAT, named("session"), found);
	}

	private Check commands(Session session, Set<String> commands) {
		if (session.scopes().isEmpty()) {
			return Check.skipped(Subject.HIPCHAT, named("commands"), "the scopes are not known");
		}
		Permissions permissions = new Permissions(session, commands);
		String lacks = permissions.refused().isEmpty() ? "" : " It lacks " + permissions.refused() + ".";
		String found = "It is enough for " + permissions.allowed() + "." + lacks;
		boolean renames = permissions.mayRead() && permissions.mayChange() && !session.room();
		return renames ? Check.ok(Subject.HIPCHAT, named("commands"), found)
				: Check.bad(Subject.HIPCHAT, named("commands"),
						session.room() ? "It is enough for notify --room into its own room alone." : found,
						Answers.newToken(this.url) + " The scopes of a token can't be changed afterwards.");
	}

	/**
	 * Lists a room, unless the test has shown that HipChat will refuse.
	 */
	private Optional<Reply> list(Reply test, Session session) {
		if (test.status() == Answers.FORBIDDEN) {
			this.findings.add(refusedList(test, session));
			return Optional.empty();
		}
		Optional<Reply> reply = reply(named("rooms"), () -> this.probe.list(this.token));
		reply.ifPresent((answer) -> this.findings.add(listed(answer, session)));
		return reply;
	}

	private Check listed(Reply reply, Session session) {
		if (reply.status() == Answers.FORBIDDEN) {
			return refusedList(reply, session);
		}
		return reply.rooms().map((rooms) -> {
			if (rooms.isEmpty()) {
				return Check.warn(Subject.HIPCHAT, named("rooms"), "It may list rooms, and sees none.",
						"Is it the token of somebody who is in the rooms, or of a group admin?");
			}
			return Check.ok(Subject.HIPCHAT, named("rooms"),
					(rooms.get(0).details() != null) ? "It may list rooms, and the list has all their fields."
							: "It may list rooms. The list lacks some of their fields, so that each is read by itself, "
									+ "also with --fresh-within.");
		})
			.orElseGet(() -> Answers.strange(named("rooms"), reply, this.url)
				.orElseGet(() -> Check.warn(Subject.HIPCHAT, named("rooms"),
						"The list of rooms can't be had (status " + reply.status() + Answers.quoted(reply) + ").",
						"A run would read the rooms of the mapping one by one where it may not list.")));
	}

	/**
	 * 403 has two meanings: the token lacks a scope, or whose it is may not do it.
	 */
	private Check refusedList(Reply reply, Session session) {
		if (reply.message().contains("scope")) {
			return Check.bad(Subject.HIPCHAT, named("rooms"), "403" + Answers.quoted(reply)
					+ ": the token is a good one, but it was made without a scope that " + "reading rooms needs.",
					Answers.newToken(this.url));
		}
		String found = "403" + Answers.quoted(reply)
				+ ": the token is a good one, but whom it belongs to may not list rooms.";
		return session.room() ? Check.bad(Subject.HIPCHAT, named("rooms"), found, Answers.newToken(this.url))
				: Check.warn(Subject.HIPCHAT, named("rooms"), found,
						"Use the token of a group admin. With this one the rooms of a mapping are read one by one, and "
								+ "collisions with other rooms can't be seen.");
	}

	private Check budget(Reply reply) {
		RateHeaders rate = reply.rate();
		if (rate.remaining() < 0 || rate.limit() < 0) {
			return Check.ok(Subject.HIPCHAT, named("budget"), "HipChat tells no limit of calls.");
		}
		String found = rate.remaining() + " of " + rate.limit() + " calls are left" + reset(reply) + ".";
		return (rate.remaining() * 10L < rate.limit())
				? Check.warn(Subject.HIPCHAT, named("budget"), found,
						"Somebody else uses this token, or a run does. A run waits until calls come back; a second "
								+ "token in roomshift.hipchat.tokens has a budget of its own.")
				: Check.ok(Subject.HIPCHAT, named("budget"), found);
	}

	private static String reset(Reply reply) {
		Duration wait = reply.rate().untilReset(reply.receivedAt());
		return (wait == null || wait.isNegative()) ? "" : "; more come in " + Ages.show(wait);
	}

	private Optional<Reply> reply(String name, Supplier<Reply> call) {
		try {
			return Optional.of(call.get());
		}
		catch (HipChatException ex) {
			this.findings.add(Check.bad(Subject.HIPCHAT, name, String.valueOf(ex.getMessage())));
			return Optional.empty();
		}
	}

	private String named(String what) {
		return what + " " + this.token.fingerprint();
	}

	private void skip(String because, String... names) {
		for (String name : names) {
			this.findings.skip(Subject.HIPCHAT, because, named(name));
		}
	}

}
