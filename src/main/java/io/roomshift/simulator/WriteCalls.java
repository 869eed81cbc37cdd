package io.roomshift.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

import io.roomshift.simulator.Answer.Refusal;
import io.roomshift.simulator.SimulatorSeed.User;
import io.roomshift.simulator.multipart.Multipart;
import io.roomshift.simulator.multipart.Part;
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

	private static final int TOPIC = 250;

	private static final int MESSAGE = 10_000;

	private static final int TEXT_OF_FILE = 1000;

	private static final int FILE = 50 * 1024 * 1024;

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
		tell(call, user, text, details);
		return Answer.done(true);
	}

	private void tell(Call call, User user, String text, Map<String, String> details) {
		this.group.post(new Journal.Message(UUID.randomUUID().toString(), this.options.get().clock().instant(),
				"private", null, user.id(), call.token().owner(), text, details));
	}

	Answer shareFile(Call call) {
		SimulatedRoom room = this.reads.visibleRoom(call);
		SharedFile file = SharedFile.of(call, this.options.get());
		post(call, "file", room, file.text(), file.details());
		return Answer.done(true);
	}

	Answer shareFileWithUser(Call call) {
		User user = this.reads.existingUser(call);
		SharedFile file = SharedFile.of(call, this.options.get());
		tell(call, user, file.text(), file.details());
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

	/**
	 * A file that comes in a {@code multipart/related} body: first a JSON object with
	 * what is said of it, then the file itself.
	 *
	 * @param text what is said of it
	 * @param details its name, media type, size and SHA-256
	 */
	private record SharedFile(String text, Map<String, String> details) {

		static SharedFile of(Call call, SimulatorOptions options) {
			try {
				return of(Multipart.parts(call.header("Content-Type").orElse(""), call.body()), options);
			}
			catch (Multipart.MalformedException ex) {
				throw new Refusal(400, String.valueOf(ex.getMessage()));
			}
		}

		private static SharedFile of(List<Part> parts, SimulatorOptions options) {
			Part metadata = part(parts, 0, "metadata");
			Part file = part(parts, 1, "file");
			if (!metadata.type().equals("application/json")) {
				throw new Refusal(400, "Invalid content type");
			}
			String name = file.fileName().filter((text) -> !text.isEmpty()).orElseThrow(() -> missing("filename"));
			byte[] content = file.content();
			if (content.length > FILE) {
				throw new Refusal(413, "Request Entity Too Large");
			}
			String text = Body.of(metadata.content(), options).text("message", 0, TEXT_OF_FILE, "");
			return new SharedFile(text, Map.of("filename", name, "type", file.type(), "size",
					Integer.toString(content.length), "sha256", Part.sha256(content)));
		}

		private static Part part(List<Part> parts, int place, String name) {
			if (parts.size() != 2 || !parts.get(place).name().equals(name)) {
				throw missing(name);
			}
			return parts.get(place);
		}

		private static Refusal missing(String name) {
			return Body.invalid(name, "required", "Required field '" + name + "' is missing", null);
		}

	}

}
