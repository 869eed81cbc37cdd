package io.roomshift.reliability;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.roomshift.reliability.Fault.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The faults of the matrix: all that was seen of HipChat's API v2, and what networks and
 * proxies do.
 */
final class Faults {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Set<Target> READS = EnumSet.of(Target.LIST, Target.GET, Target.COMPARISON);

	private static final Set<Target> WRITES = EnumSet.of(Target.PUT, Target.MESSAGE);

	/** The comparison makes the same call as the plan. */
	private static final Set<Target> VARIANTS = EnumSet.complementOf(EnumSet.of(Target.COMPARISON));

	private static final String HTML = "<html><body><h1>Bad Gateway</h1></body></html>";

	private static final int TEN_MINUTES = 600;

	private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;

	private Faults() {
	}

	static List<Fault> all() {
		return Stream.of(badRequests(), refusals(), throttlings(), serverFaults(), lostAnswers(), strangeAnswers())
			.flatMap(List::stream)
			.toList();
	}

	/**
	 * The bodies were recorded, by users of Jenkins's plug-in and of other clients.
	 */
	private static List<Fault> badRequests() {
		return List.of(Fault.lasting("400, a field of the wrong type", error(400, """
				"expected_type": "boolean", "field": "notify", "validation": "type", "value": "true", \
				"message": "Value u'true' for field 'notify' is not of type 'boolean'\"""")),
				Fault.lasting("400, the same with a list of types", VARIANTS, error(400, """
						"description": "Value {value!r} is not of type {expected_type!r}", \
						"expected_type": [{"type": "object"}, {"type": "string"}], "field": "card", \
						"message": "Value u'x' for field 'card' is not of type 'object'\"""")),
				Fault.lasting("400, content type", VARIANTS, error(400, message("Invalid content type: None"))),
				Fault.lasting("400, no JSON", VARIANTS,
						error(400,
								message("The request body cannot be parsed as valid JSON: "
										+ "Expecting value: line 1 column 1 (char 0)"))),
				Fault.lasting("400, a field's value", VARIANTS,
						error(400, message("Field url must be an absolute URL"))),
				Fault.lasting("400, name taken", EnumSet.of(Target.PUT),
						error(400, message("Another room exists with that name."))),
				Fault.lasting("400 without a body", (call) -> call.send(400, "", "")));
	}

	private static List<Fault> refusals() {
		String session = message("Invalid OAuth session");
		String none = message(
				"Authenticated requests only. See https://www.hipchat.com/docs/apiv2/auth for more " + "information.");
		return List.of(Fault.lasting("401, bad token, for this call alone", error(401, session)),
				Fault.total("401, bad token, for all calls from then on", error(401, session)),
				Fault.lasting("401, no token, for this call alone", error(401, none)),
				Fault.total("401, no token, for all calls from then on", error(401, none)),
				Fault.lasting("403, a scope is missing", Faults::scopeMissing),
				Fault.lasting("403, no permission", error(403, message("You do not have permission to do this."))),
				Fault.lasting("404, until 2016", error(404, message("Room not found"))),
				Fault.lasting("404, since 2016", error(404, message("Room 1 not found"))),
				Fault.lasting("405", error(405, message("Method not allowed"))),
				Fault.lasting("409", error(409, message("Another room exists with that name."))),
				Fault.lasting("302 to another address",
						(call) -> call.send(302, "Location: https://elsewhere.example.com/v2/room\r\n", "")));
	}

	private static List<Fault> throttlings() {
		return List.of(Fault.passing("429 with headers", throttled(() -> limited(now() + 1))),
				Fault.passing("429 without headers", throttled(() -> "")),
				Fault.passing("429, reset in the past", VARIANTS, throttled(() -> limited(now() - 300))),
				Fault.passing("429, reset in seconds from now", VARIANTS, throttled(() -> limited(1))),
				Fault.passing("429, reset as float text", VARIANTS, throttled(() -> limited((now() + 1) + ".0"))),
				Fault.passing("429, reset by a clock 10 min ahead", VARIANTS,
						throttled(() -> limited(now() + TEN_MINUTES + 1) + date("Date", TEN_MINUTES))),
				Fault.passing("429, Retry-After in seconds", VARIANTS, throttled(() -> "Retry-After: 1\r\n")),
				Fault.passing("429, Retry-After as a date", VARIANTS,
						throttled(() -> date("Date", 0) + date("Retry-After", 1))),
				Fault.passing("429, too many messages in the room", EnumSet.of(Target.MESSAGE),
						throttled(() -> "X-FloodControl-Limit: 30\r\nX-FloodControl-Remaining: 0\r\n"
								+ "X-FloodControl-Reset: " + (now() + 1) + "\r\n")));
	}

	private static List<Fault> serverFaults() {
		Reply unavailable = error(503, message("Service unavailable"));
		return List.of(Fault.passing("500", error(500, message("Internal error"))),
				Fault.lasting("500, for ever", error(500, message("Internal error"))),
				Fault.passing("500, although applied", WRITES, (call) -> {
					call.carryOut();
					error(500, message("Internal error")).to(call);
				}), Fault.passing("502 with a page of HTML", (call) -> call.send(502, "", HTML)),
				Fault.passing("503", unavailable), Fault.lasting("503, for ever", unavailable),
				Fault.total("503, for all calls from then on", unavailable),
				Fault.passing("504", (call) -> call.send(504, "", "")));
	}

	private static List<Fault> lostAnswers() {
		return List.of(Fault.passing("connection refused", Fault.NO_CONNECTION),
				Fault.lasting("connection refused, for ever", Fault.NO_CONNECTION),
				Fault.passing("reset before the answer", Exchange::reset),
				Fault.lasting("reset before the answer, for ever", Exchange::reset),
				Fault.passing("reset in mid-body", Faults::half),
				Fault.passing("reset in mid-body, although applied", WRITES, (call) -> {
					call.carryOut();
					half(call);
				}), Fault.passing("no answer", Exchange::keepSilent),
				Fault.lasting("no answer, for ever", Exchange::keepSilent),
				Fault.passing("no answer, although applied", WRITES, (call) -> {
					call.carryOut();
					call.keepSilent();
				}), Fault.passing("answer lost, although applied", WRITES, (call) -> {
					call.carryOut();
					call.reset();
				}), Fault.total("answer lost, although applied, and no answer any more", WRITES, (call) -> {
					if (call.first()) {
						call.carryOut();
					}
					call.reset();
				}));
	}

	private static List<Fault> strangeAnswers() {
		return List.of(Fault.passing("truncated JSON", READS, (call) -> {
			String body = call.trueBody();
			call.send(200, "", body.substring(0, body.length() / 2));
		}), Fault.lasting("JSON of another shape", READS, (call) -> call.send(200, "", "[1, 2, 3]")),
				Fault.lasting("a page of HTML with 200", READS, (call) -> call.send(200, "", HTML)),
				Fault.lasting("a required field is missing", READS,
						changed((room) -> room.remove(List.of("topic", "is_guest_accessible")))),
				Fault.lasting("no id and no name", READS, changed((room) -> room.remove(List.of("id", "name")))),
				Fault.lasting("unknown fields", READS,
						changed((room) -> room.putArray("new_in_v3").addObject().put("a", 1))),
				Fault.lasting("null where it is allowed", READS,
						changed((room) -> List.of("avatar_url", "guest_access_url", "last_active", "version")
							.forEach(room::putNull))),
				Fault.lasting("null where it is not allowed", READS, changed((room) -> room.putNull("topic"))),
				Fault.lasting("null as the owner", READS, changed((room) -> room.putNull("owner"))),
				Fault.lasting("200 and an empty body, not applied", (call) -> call.send(200, "", "")),
				Fault.lasting("200 and an empty body, applied", WRITES, (call) -> {
					call.carryOut();
					call.send(200, "", "");
				}), Fault.lasting("a body of 50 MB", (call) -> call.send(200, "", new byte[FIFTY_MEGABYTES])));
	}

	private static Reply error(int status, String fields) {
		String body = "{\"error\": {\"code\": " + status + ", " + fields + "}}";
		return (call) -> call.send(status, "", body);
	}

	private static String message(String text) {
		return "\"message\": \"" + text + "\"";
	}

	private static void scopeMissing(Exchange call) throws IOException {
		error(403, message("This action requires one of the following scopes: [u'" + call.target().scope() + "']"))
			.to(call);
	}

	private static void half(Exchange call) throws IOException {
		call.sendHalf(200, call.target().reads() ? call.trueBody() : "{\"a\": \"body that nobody expects\"}");
	}

	/**
	 * Changes room 1 in the simulator's answer, be it alone or in a list.
	 */
	private static Reply changed(Consumer<ObjectNode> change) {
		return (call) -> {
			JsonNode body = JSON.readTree(call.trueBody());
			JsonNode room = body.has("items") ? body.path("items").path(0) : body;
			change.accept((ObjectNode) room);
			call.send(200, "", JSON.writeValueAsString(body));
		};
	}

	private static Reply throttled(Supplier<String> headers) {
		return (call) -> call.send(429, headers.get(),
				"{\"error\": {\"code\": 429, \"type\": \"Too Many Requests\", \"message\": \"Rate Limit exceeded\"}}");
	}

	private static String limited(Object reset) {
		return "X-Ratelimit-Limit: 100\r\nX-Ratelimit-Remaining: 0\r\nX-Ratelimit-Reset: " + reset + "\r\n";
	}

	private static long now() {
		return Instant.now().getEpochSecond();
	}

	private static String date(String header, long fromNow) {
		return header + ": " + DateTimeFormatter.RFC_1123_DATE_TIME
			.format(Instant.now().plusSeconds(fromNow).atOffset(ZoneOffset.UTC)) + "\r\n";
	}

}
