package io.roomshift.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.roomshift.simulator.Answer.Refusal;
import io.roomshift.simulator.SimulatorSeed.Token;
import io.roomshift.simulator.SimulatorSeed.User;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The methods of the API that change nothing, and how what they show is written.
 */
final class ReadCalls {

	private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx")
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter WITHOUT_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
		.withZone(ZoneOffset.UTC);

	private final Group group;

	private final Supplier<SimulatorOptions> options;

	ReadCalls(Group group, Supplier<SimulatorOptions> options) {
		this.group = group;
		this.options = options;
	}

	Answer rooms(Call call) {
		boolean withPrivate = call.flag("include-private", true);
		boolean withArchived = call.flag("include-archived", false);
		boolean expanded = !has(Quirk.EXPAND_IGNORED)
				&& call.expand().stream().anyMatch((title) -> title.split("\\.", 2)[0].equals("items"));
		Stream<SimulatedRoom> rooms = this.group.rooms()
			.stream()
			.filter((room) -> withPrivate || !room.isPrivate())
			.filter((room) -> withArchived || !room.archived())
			.filter(call.token()::maySee);
		return page(call, "/v2/room", rooms,
				(room) -> expanded ? fullRoom(call, room, "items.statistics") : roomItem(call, room));
	}

	Answer room(Call call) {
		return Answer.of(200, fullRoom(call, visibleRoom(call), "statistics"));
	}

	Answer statistics(Call call) {
		return Answer.of(200, statistics(call, visibleRoom(call)));
	}

	Answer members(Call call) {
		SimulatedRoom room = visibleRoom(call);
		Stream<User> members = room.members().stream().sorted().flatMap((id) -> this.group.user(id).stream());
		return page(call, path(room) + "/member", members, (user) -> userItem(call, user));
	}

	Answer participants(Call call) {
		SimulatedRoom room = visibleRoom(call);
		Stream<User> present = this.group.user(room.owner()).stream().filter((user) -> !user.deleted());
		return page(call, path(room) + "/participant", present, (user) -> userItem(call, user));
	}

	/**
	 * The messages, the oldest first unless the call says {@code reverse=false}.
	 */
	Answer history(Call call) {
		SimulatedRoom room = visibleRoom(call);
		List<Journal.Message> messages = new ArrayList<>(this.group.messagesIn(room));
		if (!call.flag("reverse", true)) {
			Collections.reverse(messages);
		}
		return page(call, path(room) + "/history", messages.stream(), this::message);
	}

	Answer latest(Call call) {
		SimulatedRoom room = visibleRoom(call);
		return latest(call, path(room), this.group.messagesIn(room));
	}

	/**
	 * What the owner of the token and a person wrote to each other.
	 */
	Answer latestPrivate(Call call) {
		User user = existingUser(call);
		return latest(call, "/v2/user/" + user.id(), this.group.messagesBetween(call.token().owner(), user.id()));
	}

	private Answer latest(Call call, String path, List<Journal.Message> messages) {
		int shown = Math.min(messages.size(), call.number("max-results", 75, 1000));
		return page(call, path + "/history/latest", messages.subList(messages.size() - shown, messages.size()).stream(),
				this::message);
	}

	Answer users(Call call) {
		boolean withDeleted = call.flag("include-deleted", false);
		boolean expanded = call.expand().contains("items");
		Stream<User> users = this.group.users().stream().filter((user) -> withDeleted || !user.deleted());
		return page(call, "/v2/user", users, (user) -> expanded ? fullUser(call, user) : userItem(call, user));
	}

	Answer user(Call call) {
		return Answer.of(200, fullUser(call, existingUser(call)));
	}

	Answer session(Call call) {
		Token token = this.group.token(call.segments().get(3))
			.orElseThrow(() -> new Refusal(404, "OAuth session not found"));
		ObjectNode client = Answer.object().put("id", token.masked()).put("name", "Simulated " + token.kind());
		ArrayNode scopes = client.putArray("allowed_scopes");
		token.scopes().stream().sorted().forEach(scopes::add);
		Optional<SimulatedRoom> room = Optional.ofNullable(token.room()).flatMap(this.group::room);
		client.set("room", room.map((of) -> roomItem(call, of)).orElse(null));
		ObjectNode session = Answer.object()
			.put("access_token", token.value())
			.put("expires_in", 31_536_000)
			.put("owner_type", token.kind().ownerType());
		session.set("client", client);
		session.set("owner",
				Optional.ofNullable(token.owner())
					.flatMap(this.group::user)
					.map((user) -> userItem(call, user))
					.orElse(null));
		session.set("scopes", scopes.deepCopy());
		return Answer.of(200, session);
	}

	Answer capabilities(Call call) {
		String api = linkBase(call) + "/v2";
		ObjectNode capabilities = Answer.object().put("name", "HipChat").put("description", "A simulated HipChat");
		capabilities.putObject("links").put("api", api).put("self", api + "/capabilities");
		capabilities.putObject("capabilities").putObject("oauth2Provider").put("tokenUrl", api + "/oauth/token");
		return Answer.of(200, capabilities);
	}

	/**
	 * The room that the path names, if the token may see it.
	 */
	SimulatedRoom visibleRoom(Call call) {
		String name = call.segments().get(2);
		SimulatorOptions present = this.options.get();
		SimulatedRoom room = this.group.room(name).orElseThrow(() -> notFound(name));
		if (call.token().maySee(room)) {
			return room;
		}
		String text = present.text(Quirk.Wording.ROOM_NOT_VISIBLE);
		if (present.has(Quirk.INVISIBLE_ROOM_IS_UNAUTHORIZED)) {
			throw new Refusal(401, text);
		}
		throw present.has(Quirk.INVISIBLE_ROOM_IS_FORBIDDEN) ? new Refusal(403, text) : notFound(name);
	}

	User existingUser(Call call) {
		return this.group.user(call.segments().get(2)).orElseThrow(() -> new Refusal(404, "User not found"));
	}

	String linkTo(Call call, SimulatedRoom room) {
		return linkBase(call) + path(room);
	}

	private Refusal notFound(String room) {
		return new Refusal(404, this.options.get().text(Quirk.Wording.ROOM_NOT_FOUND).replace("{room}", room));
	}

	private <T> Answer page(Call call, String path, Stream<T> all, Function<T, ObjectNode> item) {
		int start = call.number("start-index", 0, 999_999_999);
		int max = call.number("max-results", 100, 1000);
		List<T> shown = all.skip(start).limit(max + 1L).toList();
		ObjectNode page = Answer.object().put("startIndex", start).put("maxResults", max);
		ArrayNode items = page.putArray("items");
		shown.stream().limit(max).map(item).forEach(items::add);
		String self = linkBase(call) + path;
		String other = self + "?" + call.otherParameters() + "max-results=" + max + "&start-index=";
		ObjectNode links = page.putObject("links").put("self", self);
		if (start > 0) {
			links.put("prev", other + Math.max(0, start - max));
		}
		if (max > 0 && shown.size() > max) {
			links.put("next", other + (start + max));
		}
		return Answer.of(200, page);
	}

	private ObjectNode roomItem(Call call, SimulatedRoom room) {
		ObjectNode item = Answer.object().put("id", room.id()).put("name", room.name());
		ObjectNode links = item.putObject("links");
		String self = linkTo(call, room);
		links.put("self", self).put("participants", self + "/participant").put("webhooks", self + "/webhook");
		if (room.isPrivate()) {
			links.put("members", self + "/member");
		}
		if (!has(Quirk.LEAN_ITEMS)) {
			item.put("is_archived", room.archived()).put("privacy", room.privacy());
			putVersion(item, room.version());
		}
		return item;
	}

	private ObjectNode fullRoom(Call call, SimulatedRoom room, String statisticsTitle) {
		ObjectNode full = roomItem(call, room).put("is_archived", room.archived())
			.put("privacy", room.privacy())
			.put("is_guest_accessible", room.guestAccessible())
			.put("topic", room.topic())
			.put("xmpp_jid", room.jid())
			.put("created", time(room.activity().created()))
			.put("last_active", time(room.activity().lastActive()))
			.put("guest_access_url",
					room.guestAccessible() ? linkBase(call) + "/g" + SimulatorSeed.scramble(room.id()) : null);
		putVersion(full, room.version());
		if (!has(Quirk.OLD_SERVER)) {
			full.putNull("avatar_url").put("delegate_admin_visibility", room.delegateAdminVisibility());
		}
		full.putArray("participants");
		full.set("statistics", call.expand().contains(statisticsTitle) ? statistics(call, room)
				: Answer.object().set("links", Answer.object().put("self", linkTo(call, room) + "/statistics")));
		putOwner(call, full, room);
		return full;
	}

	private void putOwner(Call call, ObjectNode full, SimulatedRoom room) {
		Optional<User> owner = this.group.user(room.owner());
		boolean deleted = owner.map(User::deleted).orElse(true);
		if (has(Quirk.OWNER_ABSENT) || (deleted && has(Quirk.DELETED_OWNER_ABSENT))) {
			return;
		}
		boolean hidden = has(Quirk.OWNER_NULL) || (deleted && has(Quirk.DELETED_OWNER_NULL));
		full.set("owner", owner.filter((user) -> !hidden).map((user) -> userItem(call, user)).orElse(null));
	}

	private ObjectNode statistics(Call call, SimulatedRoom room) {
		ObjectNode statistics = Answer.object()
			.put("last_active", time(room.activity().lastActive()))
			.put("messages_sent", room.activity().messages());
		statistics.putObject("links").put("self", linkTo(call, room) + "/statistics");
		return statistics;
	}

	private ObjectNode userItem(Call call, User user) {
		ObjectNode item = Answer.object()
			.put("id", user.id())
			.put("mention_name", user.mentionName())
			.put("name", user.name());
		item.putObject("links").put("self", linkBase(call) + "/v2/user/" + user.id());
		putVersion(item, SimulatedRoom.versionOf(-user.id()));
		return item;
	}

	private ObjectNode fullUser(Call call, User user) {
		return userItem(call, user).put("email", user.email()).put("is_deleted", user.deleted());
	}

	private ObjectNode message(Journal.Message message) {
		ObjectNode shown = Answer.object();
		if (message.details().containsKey("filename")) {
			shown.putObject("file").put("name", message.details().get("filename"));
		}
		return shown.put("id", message.id())
			.put("date", time(message.time()))
			.put("message", message.text())
			.put("type", message.kind().equals("notification") ? "notification" : "message")
			.put("from", message.details().getOrDefault("from", ""));
	}

	private void putVersion(ObjectNode node, String version) {
		if (!has(Quirk.OLD_SERVER)) {
			node.put("version", version);
		}
	}

	private @Nullable String time(@Nullable Instant time) {
		if (time == null) {
			return null;
		}
		return (has(Quirk.OLD_SERVER) ? WITHOUT_OFFSET : WITH_OFFSET).format(time);
	}

	private String linkBase(Call call) {
		return has(Quirk.LINKS_NAME_ANOTHER_HOST) ? "https://hipchat.internal.example" : call.base();
	}

	private static String path(SimulatedRoom room) {
		return "/v2/room/" + room.id();
	}

	private boolean has(Quirk quirk) {
		return this.options.get().has(quirk);
	}

}
