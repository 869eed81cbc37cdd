package io.roomshift.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.roomshift.simulator.Answer.Refusal;
import io.roomshift.simulator.SimulatorSeed.User;
import tools.jackson.databind.node.ObjectNode;

/**
 * The methods of the API that change or post something.
 */
final class WriteCalls {

	private static final List<String> REQUIRED = List.of("name", "privacy", "is_archived", "is_guest_accessible",
			"topic", "owner");

	private static final List<String> PRIVACY = List.of(SimulatedRoom.PUBLIC, SimulatedRoom.PRIVATE);

	private static final List<String> COLORS = List.of("yellow", "green", "red", "purple", "gray", "random");

	private static final List<String> FORMATS = List.of("html", "text");

	private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

	private static final int TOPIC = 250;

	private static final int MESSAGE = 10_000;

	private final Group group;

	private final ReadCalls reads;

	private final Supplier<SimulatorOptions> options;

	WriteCalls(Group group, ReadCalls reads, Supplier<SimulatorOptions> options) {
		this.group = group;
		this.reads = reads;
		this.options = options;
	}

	/**
	 * Replaces all fields at once: what the body leaves out is not kept.
	 */
	Answer updateRoom(Call call) {
		SimulatedRoom room = administeredRoom(call);
		Body body = Body.of(call, this.options.get());
		body.require(REQUIRED);
		SimulatedRoom wanted = room.withName(body.name())
			.withPrivacy(body.word("privacy", PRIVACY))
			.withArchived(body.flag("is_archived"))
			.withGuestAccessible(body.flag("is_guest_accessible"))
			.withTopic(body.text("topic", 0, TOPIC))
			.withOwner(owner(body.owner()).id())
			.withDelegateAdminVisibility(body.flagOrNull("delegate_admin_visibility"));
		return Answer.done(this.group.change(room.id(), (present) -> {
			checkName(present, wanted);
			return wanted.withMembers(present.members())
				.withActivity(present.activity())
				.withVersion(present.version());
		}));
	}

	Answer createRoom(Call call) {
		Body body = Body.of(call, this.options.get());
		body.require(List.of("name"));
		User owner = body.newOwner()
			.map(this::owner)
			.or(() -> Optional.ofNullable(call.token().owner()).flatMap(this.group::user))
			.orElseThrow(() -> Body.invalid("owner_user_id", "required", "A room needs an owner", null));
		String name = body.name();
		String privacy = body.word("privacy", PRIVACY, SimulatedRoom.PUBLIC);
		String topic = body.text("topic", 0, TOPIC, "");
		boolean guests = Boolean.TRUE.equals(body.flagOrNull("guest_access"));
		SimulatedRoom room = this.group.add(name, (
				fresh) -> fresh.withPrivacy(privacy).withTopic(topic).withGuestAccessible(guests).withOwner(owner.id()))
			.orElseThrow(this::nameTaken);
		String link = this.reads.linkTo(call, room);
		ObjectNode created = Answer.object().put("id", room.id());
		created.putObject("links").put("self", link);
		return Answer.of(201, created).with("Location", link).withEffect();
	}

	Answer deleteRoom(Call call) {
		return Answer.done(this.group.delete(administeredRoom(call).id()));
	}

	Answer setTopic(Call call) {
		SimulatedRoom room = administeredRoom(call);
		String topic = Body.of(call, this.options.get()).text("topic", 0, TOPIC);
		return Answer.done(this.group.change(room.id(), (present) -> present.withTopic(topic)));
	}

	Answer notifyRoom(Call call) {
		SimulatedRoom room = this.reads.visibleRoom(call);
		Body body = Body.of(call, this.options.get());
		String text = body.text("message", 1, MESSAGE);
		Map<String, String> details = new TreeMap<>();
		details.put("message_format", body.word("message_format", FORMATS, "html"));
		details.put("color", body.word("color", COLORS, "yellow"));
		details.put("notify", Boolean.toString(Boolean.TRUE.equals(body.flagOrNull("notify"))));
		details.put("from", body.text("from", 0, 64, ""));
		post(call, "notification", room, text, details);
		return Answer.done(true);
	}

	Answer postMessage(Call call) {
		SimulatedRoom room = this.reads.visibleRoom(call);
		String text = Body.of(call, this.options.get()).text("message", 1, MESSAGE);
		Journal.Message message = post(call, "message", room, text, Map.of());
		ObjectNode posted = Answer.object().put("id", message.id()).put("timestamp", message.time().toString());
		return Answer.of(201, posted).withEffect();
	}

	Answer messageUser(Call call) {
		User user = this.reads.existingUser(call);
		Body body = Body.of(call, this.options.get());
		String text = body.text("message", 1, MESSAGE);
		Map<String, String> details = Map.of("message_format", body.word("message_format", FORMATS, "text"), "notify",
				Boolean.toString(Boolean.TRUE.equals(body.flagOrNull("notify"))));
		this.group.post(new Journal.Message(UUID.randomUUID().toString(), this.options.get().clock().instant(),
				"private", null, user.id(), call.token().owner(), text, details));
		return Answer.done(true);
	}

	/**
	 * Takes a file in a {@code multipart/related} body, and keeps its name, its size and
	 * the message.
	 */
	Answer shareFile(Call call) {
		SimulatedRoom room = this.reads.visibleRoom(call);
		String type = call.header("Content-Type").orElse("None");
		Matcher boundary = Pattern.compile("multipart/related;.*?boundary=\"?([^\";]+)\"?.*").matcher(type);
		if (!boundary.matches()) {
			throw new Refusal(400, "Invalid content type: " + type);
		}
		String text = "";
		Map<String, String> details = new TreeMap<>();
		for (String part : new String(call.body(), StandardCharsets.ISO_8859_1)
			.split("--" + Pattern.quote(boundary.group(1)), -1)) {
			String[] headAndContent = part.split("\r\n\r\n", 2);
			Matcher fileName = FILE_NAME.matcher(headAndContent[0]);
			if (headAndContent.length == 2 && fileName.find()) {
				details.put("filename", fileName.group(1));
				details.put("size", Integer.toString(Math.max(0, headAndContent[1].length() - 2)));
			}
			else if (headAndContent.length == 2 && headAndContent[0].contains("\"metadata\"")) {
				byte[] json = headAndContent[1].getBytes(StandardCharsets.ISO_8859_1);
				text = Body.of(json, this.options.get()).text("message", 0, MESSAGE, "");
			}
		}
		if (details.isEmpty()) {
			throw Body.invalid("file", "required", "Required field 'file' is missing", null);
		}
		post(call, "file", room, text, details);
		return Answer.done(true);
	}

	Answer endSession(Call call) {
		if (!this.group.revoke(call.segments().get(3))) {
			throw new Refusal(404, "OAuth session not found");
		}
		return Answer.done(true);
	}

	private Journal.Message post(Call call, String kind, SimulatedRoom room, String text, Map<String, String> details) {
		Journal.Message message = new Journal.Message(UUID.randomUUID().toString(),
				this.options.get().clock().instant(), kind, room.id(), null, call.token().owner(), text, details);
		this.group.post(message);
		return message;
	}

	private SimulatedRoom administeredRoom(Call call) {
		SimulatedRoom room = this.reads.visibleRoom(call);
		if (!call.token().mayAdminister(room)) {
			int status = has(Quirk.NOT_ADMIN_IS_UNAUTHORIZED) ? 401 : 403;
			throw new Refusal(status, this.options.get().text(Quirk.Wording.NOT_ADMIN));
		}
		return room;
	}

	private User owner(String text) {
		return this.group.user(text)
			.filter((user) -> !user.deleted() || !has(Quirk.DELETED_OWNER_REFUSED))
			.orElseThrow(() -> Body.invalid("owner", "format", "User " + text + " not found", null));
	}

	private void checkName(SimulatedRoom present, SimulatedRoom wanted) {
		boolean renamed = !present.name().equals(wanted.name());
		if (renamed && present.archived() && wanted.archived() && has(Quirk.ARCHIVED_RENAME_REFUSED)) {
			throw new Refusal(400, this.options.get().text(Quirk.Wording.ROOM_ARCHIVED));
		}
		boolean sameKey = SimulatedRoom.key(present.name()).equals(SimulatedRoom.key(wanted.name()));
		if (!this.group.isFree(wanted.name(), present.id())
				|| (renamed && sameKey && has(Quirk.CASE_ONLY_RENAME_REFUSED))) {
			throw nameTaken();
		}
	}

	private Refusal nameTaken() {
		return new Refusal(has(Quirk.NAME_TAKEN_IS_CONFLICT) ? 409 : 400,
				this.options.get().text(Quirk.Wording.NAME_TAKEN));
	}

	private boolean has(Quirk quirk) {
		return this.options.get().has(quirk);
	}

}
