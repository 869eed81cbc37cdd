package io.roomshift.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.roomshift.simulator.Answer.Refusal;
import io.roomshift.simulator.RateLimit.Reading;
import io.roomshift.simulator.SimulatorSeed.Kind;
import io.roomshift.simulator.SimulatorSeed.Token;
import tools.jackson.databind.node.ObjectNode;

/**
 * The front desk: finds the method that a call is for, and lets it pass when its token is
 * good, has the scope, and has calls left.
 */
final class Api {

	private static final Set<Kind> ANYBODY = Set.of();

	private static final Set<Kind> ALL = Set.of(Kind.PERSONAL, Kind.ADD_ON, Kind.ROOM);

	private static final Set<Kind> GROUP = Set.of(Kind.PERSONAL, Kind.ADD_ON);

	private static final Set<Kind> PEOPLE = Set.of(Kind.PERSONAL);

	private static final List<String> VIEW = List.of("view_group", "view_room");

	private static final List<String> HISTORY = List.of("view_messages");

	private static final List<String> NOTIFY = List.of("send_notification");

	private static final List<String> SEND = List.of("send_message");

	private final Group group;

	private final Supplier<SimulatorOptions> options;

	private final RateLimit.Meter meter = new RateLimit.Meter();

	private final List<Route> routes;

	Api(Group group, Supplier<SimulatorOptions> options) {
		this.group = group;
		this.options = options;
		ReadCalls reads = new ReadCalls(group, options);
		WriteCalls writes = new WriteCalls(group, reads, options);
		this.routes = List.of(route("GET room/*", VIEW, ALL, reads::room),
				route("PUT room/*", List.of("admin_room"), GROUP, writes::updateRoom),
				route("GET room", VIEW, GROUP, reads::rooms),
				route("POST room", List.of("manage_rooms"), GROUP, writes::createRoom),
				route("DELETE room/*", List.of("manage_rooms"), GROUP, writes::deleteRoom),
				route("PUT room/*/topic", List.of("admin_room"), GROUP, writes::setTopic),
				route("GET room/*/statistics", VIEW, ALL, reads::statistics),
				route("GET room/*/member", VIEW, GROUP, reads::members),
				route("GET room/*/participant", VIEW, ALL, reads::participants),
				route("GET room/*/history", HISTORY, GROUP, reads::history),
				route("GET room/*/history/latest", HISTORY, GROUP, reads::latest),
				route("POST room/*/notification", NOTIFY, ALL, writes::notifyRoom),
				route("POST room/*/message", SEND, PEOPLE, writes::postMessage),
				route("POST room/*/share/file", SEND, PEOPLE, writes::shareFile),
				route("POST user/*/message", SEND, PEOPLE, writes::messageUser),
				route("POST user/*/share/file", SEND, PEOPLE, writes::shareFileWithUser),
				route("GET user/*/history/latest", HISTORY, PEOPLE, reads::latestPrivate),
				route("GET user", List.of("view_group"), GROUP, reads::users),
				route("GET user/*", List.of("view_group"), GROUP, reads::user),
				route("GET oauth/token/*", List.of(), ALL, reads::session),
				route("DELETE oauth/token/*", List.of(), ALL, writes::endSession),
				route("GET capabilities", List.of(), ANYBODY, reads::capabilities));
	}

	Answer answer(Call call) {
		try {
			Route route = routeOf(call);
			return route.kinds().isEmpty() ? route.handler().apply(call) : admit(route, authenticated(call));
		}
		catch (Refusal ex) {
			return ex.answer();
		}
	}

	private Route routeOf(Call call) {
		List<Route> fitting = this.routes.stream().filter((route) -> route.fits(call.segments())).toList();
		if (fitting.isEmpty()) {
			throw new Refusal(404, "Not found");
		}
		return fitting.stream()
			.filter((route) -> route.method().equals(call.method()))
			.findFirst()
			.orElseThrow(() -> new Refusal(405, "You requested an invalid method."));
	}

	private Call authenticated(Call call) {
		String value = call.credentials()
			.orElseThrow(() -> new Refusal(401,
					"Authenticated requests only. See https://www.hipchat.com/docs/apiv2/auth for more information."));
		return this.group.token(value)
			.filter((token) -> token.kind() != Kind.V1)
			.map(call::by)
			.orElseThrow(() -> new Refusal(401, "Invalid OAuth session"));
	}

	private Answer admit(Route route, Call call) {
		RateLimit limit = this.options.get().rateLimit();
		boolean permitted = route.permits(call.token());
		if (limit.isOff()) {
			return permitted ? perform(route, call) : forbidden(route, call.token());
		}
		int calls = (call.token().kind() == Kind.ADD_ON) ? limit.addOnCalls() : limit.calls();
		int cost = call.parameter("expand").isPresent() ? limit.expandCost() : 1;
		Instant now = this.options.get().clock().instant();
		Reading reading = this.meter.take(call.token().value(), limit, calls, permitted ? cost : 0, now);
		if (!reading.allowed()) {
			return tooMany("X-Ratelimit-", reading, now);
		}
		Answer answer = permitted ? perform(route, call) : forbidden(route, call.token());
		return (answer.status() != 401) ? answer.with(headers("X-Ratelimit-", reading, now)) : answer;
	}

	private Answer perform(Route route, Call call) {
		try {
			if (call.parameter("auth_test").filter("true"::equals).isPresent()) {
				return accepted();
			}
			RateLimit flood = this.options.get().floodControl();
			if (flood.isOff() || !route.posts()) {
				return route.handler().apply(call);
			}
			Instant now = this.options.get().clock().instant();
			Reading reading = this.meter.take("flood of " + target(call), flood, flood.calls(), 1, now);
			return reading.allowed() ? route.handler().apply(call).with(headers("X-FloodControl-", reading, now))
					: tooMany("X-FloodControl-", reading, now);
		}
		catch (Refusal ex) {
			return ex.answer();
		}
	}

	private String target(Call call) {
		String kind = call.segments().get(1);
		String name = call.segments().get(2);
		return kind + " " + (kind.equals("room") ? this.group.room(name).map(SimulatedRoom::id).orElse(0L)
				: this.group.user(name).map(SimulatorSeed.User::id).orElse(0L));
	}

	private static Answer accepted() {
		ObjectNode success = Answer.object()
			.put("code", 202)
			.put("message", "This auth_token has access to use this method.")
			.put("type", "Accepted");
		return Answer.of(202, Answer.object().set("success", success));
	}

	private Answer forbidden(Route route, Token token) {
		if (route.scopes().stream().noneMatch(token.scopes()::contains)) {
			String scopes = route.scopes()
				.stream()
				.map((scope) -> "u'" + scope + "'")
				.collect(Collectors.joining(", ", "[", "]"));
			return Answer.error(403, "This action requires one of the following scopes: " + scopes);
		}
		return Answer.error(403, this.options.get().text(Quirk.Wording.NOT_ADMIN));
	}

	private Answer tooMany(String prefix, Reading reading, Instant now) {
		SimulatorOptions present = this.options.get();
		Answer answer = Answer.error(429, present.text(Quirk.Wording.TOO_MANY_REQUESTS));
		if (present.has(Quirk.RETRY_AFTER)) {
			long seconds = (Duration.between(now, reset(reading)).toMillis() + 999) / 1000;
			answer = answer.with("Retry-After", Long.toString(seconds));
		}
		return present.has(Quirk.RATE_HEADERS_MISSING_ON_429) ? answer : answer.with(headers(prefix, reading, now));
	}

	private Map<String, String> headers(String prefix, Reading reading, Instant now) {
		if (this.options.get().has(Quirk.RATE_HEADERS_MISSING)) {
			return Map.of();
		}
		Map<String, String> headers = new TreeMap<>();
		headers.put(prefix + "Limit", Integer.toString(reading.limit()));
		headers.put(prefix + "Remaining", Integer.toString(reading.remaining()));
		headers.put(prefix + "Reset", resetText(reset(reading), now));
		return headers;
	}

	private Instant reset(Reading reading) {
		return this.options.get().has(Quirk.RESET_IS_END_OF_WINDOW) ? reading.end() : reading.nextTick();
	}

	private String resetText(Instant reset, Instant now) {
		long origin = this.options.get().has(Quirk.RESET_IS_RELATIVE) ? now.toEpochMilli() : 0;
		long tenths = -Math.floorDiv(origin - reset.toEpochMilli(), 100L);
		if (this.options.get().has(Quirk.RESET_IS_INTEGER)) {
			return Long.toString(-Math.floorDiv(-tenths, 10L));
		}
		return tenths / 10 + "." + tenths % 10;
	}

	private static Route route(String call, List<String> scopes, Set<Kind> kinds, Function<Call, Answer> handler) {
		String[] methodAndPath = call.split(" ", 2);
		return new Route(methodAndPath[0], List.of(("v2/" + methodAndPath[1]).split("/", -1)), scopes, kinds, handler);
	}

	/**
	 * A method of the API.
	 *
	 * @param method the HTTP method
	 * @param pattern the parts of the path; an asterisk stands for any but an empty one
	 * @param scopes one of them is needed; none when every token will do
	 * @param kinds the kinds of tokens that may call it; empty when none is needed
	 * @param handler carries it out
	 */
	private record Route(String method, List<String> pattern, List<String> scopes, Set<Kind> kinds,
			Function<Call, Answer> handler) {

		boolean fits(List<String> segments) {
			if (segments.size() != this.pattern.size()) {
				return false;
			}
			for (int i = 0; i < segments.size(); i++) {
				String expected = this.pattern.get(i);
				String segment = segments.get(i);
				if (expected.equals("*") ? segment.isEmpty() : !expected.equals(segment)) {
					return false;
				}
			}
			return true;
		}

		boolean posts() {
			return this.scopes.equals(SEND) || this.scopes.equals(NOTIFY);
		}

		boolean permits(Token token) {
			return this.kinds.contains(token.kind())
					&& (this.scopes.isEmpty() || this.scopes.stream().anyMatch(token.scopes()::contains));
		}

	}

}
