package io.roomshift.hipchat.http;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.hipchat.Session;
import io.roomshift.hipchat.settings.SecretMask;
import io.roomshift.json.Json;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * HipChat's JSON: read leniently, so that fields that newer or older servers add or lack
 * do no harm, and written strictly.
 */
final class WireFormat {

	private static final int OK = 200;

	private static final int LONGEST_QUOTE = 60;

	/** Of a room that many people are in, most of what comes. */
	private static final Set<String> NOT_NEEDED = Set.of("participants", "statistics");

	/**
	 * The body that replaces a room: the fields that HipChat demands, the owner by id
	 * alone, and {@code delegate_admin_visibility} where the room has one.
	 * @throws IllegalArgumentException when the room has no owner
	 */
	byte[] roomBody(Room room) {
		UserId owner = room.owner();
		if (owner == null) {
			throw new IllegalArgumentException("Room " + room.id() + " has no owner");
		}
		return Json.bytes((body) -> {
			body.writeStringProperty("name", room.name().value());
			body.writeStringProperty("privacy", room.privacy().word());
			body.writeBooleanProperty("is_archived", room.archived());
			body.writeBooleanProperty("is_guest_accessible", room.guestAccessible());
			body.writeStringProperty("topic", room.topic());
			body.writeObjectPropertyStart("owner");
			body.writeNumberProperty("id", owner.value());
			body.writeEndObject();
			Boolean delegate = room.delegateAdminVisibility();
			if (delegate != null) {
				body.writeBooleanProperty("delegate_admin_visibility", delegate);
			}
		});
	}

	/**
	 * Reads a room.
	 * @throws HipChatException when a field is missing that an update would have to send;
	 * a missing owner is let through, for the mapping may name one
	 */
	Room room(RoomId id, byte[] answer) {
		JsonNode node = object(answer, "room " + id);
		if (id(node) != id.value()) {
			throw unreadable("HipChat's answer for room " + id + " is about another room.");
		}
		return room(id, node);
	}

	/**
	 * Reads a room as an item of the list.
	 */
	ListedRoom listed(RoomId id, byte[] answer, Instant readAt) {
		JsonNode node = object(answer, "room " + id);
		if (id(node) != id.value() || !node.path("name").isString()) {
			throw unreadable("HipChat's answer for room " + id + " has another 'id', or no 'name'.");
		}
		return listed(id, node, readAt);
	}

	private ListedRoom listed(RoomId id, JsonNode item, Instant readAt) {
		String ownerName = item.path("owner").path("name").asString("");
		return new ListedRoom(id, RoomName.of(item.path("name").stringValue()),
				item.path("is_archived").asBoolean(false), details(id, item), ownerName.isEmpty() ? null : ownerName,
				lastActive(item.path("last_active")), readAt);
	}

	/**
	 * The method page says Unix time, and all recorded answers are ISO 8601.
	 */
	private static @Nullable Instant lastActive(JsonNode node) {
		return node.isNumber() ? Instant.ofEpochSecond(node.asLong()) : time(node.asString(""));
	}

	/**
	 * Reads a list page.
	 */
	Page page(byte[] answer, Instant readAt) {
		JsonNode node = object(answer, "the list of rooms");
		if (!node.path("items").isArray()) {
			throw unreadable(
					"HipChat's list of rooms has no 'items'. Is roomshift.hipchat.url a HipChat server with API v2?");
		}
		List<ListedRoom> rooms = new ArrayList<>();
		for (JsonNode item : node.path("items")) {
			long id = id(item);
			if (id <= 0 || !item.path("name").isString()) {
				throw unreadable("HipChat's list of rooms has an item without 'id' or 'name'.");
			}
			rooms.add(listed(RoomId.of(id), item, readAt));
		}
		return new Page(rooms, node.path("links").hasNonNull("next"));
	}

	/**
	 * Older servers leave the offset out, and mean UTC.
	 */
	static @Nullable Instant time(String text) {
		if (text.isEmpty()) {
			return null;
		}
		try {
			TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from,
					LocalDateTime::from);
			return (time instanceof OffsetDateTime exact) ? exact.toInstant()
					: LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	/**
	 * Reads a session.
	 */
	Session session(byte[] answer) {
		JsonNode node = object(answer, "the token's session");
		Set<String> scopes = new LinkedHashSet<>();
		node.path("scopes").forEach((scope) -> scopes.add(scope.asString("")));
		String owner = node.path("owner").path("name").asString("");
		JsonNode room = node.path("client").path("room");
		return new Session(owner.isEmpty() ? null : owner, scopes, room.isObject(),
				(id(room) > 0) ? RoomId.of(id(room)) : null);
	}

	private @Nullable Room details(RoomId id, JsonNode item) {
		try {
			return room(id, item);
		}
		catch (HipChatException ex) {
			return null;
		}
	}

	private static Room room(RoomId id, JsonNode node) {
		JsonNode owner = node.path("owner").path("id");
		JsonNode delegate = node.path("delegate_admin_visibility");
		return new Room(id, RoomName.of(field(id, node, "name", JsonNode::isString).stringValue()),
				Privacy.parse(field(id, node, "privacy", WireFormat::isPrivacy).stringValue()).orElseThrow(),
				field(id, node, "is_archived", JsonNode::isBoolean).booleanValue(),
				field(id, node, "is_guest_accessible", JsonNode::isBoolean).booleanValue(),
				field(id, node, "topic", JsonNode::isString).stringValue(), userId(owner),
				delegate.isBoolean() ? delegate.booleanValue() : null,
				node.path("version").isString() ? node.path("version").stringValue() : null);
	}

	private static boolean isPrivacy(JsonNode node) {
		return node.isString() && Privacy.parse(node.stringValue()).isPresent();
	}

	private static JsonNode field(RoomId id, JsonNode node, String name, Predicate<JsonNode> valid) {
		JsonNode value = node.path(name);
		if (!valid.test(value)) {
			String what = value.isMissingNode() ? "lacks '" + name + "'"
					: "has an unexpected '" + name + "': " + abridged(value.toString());
			throw unreadable("HipChat's answer for room " + id + " " + what + ", which an update would have to send. "
					+ "Nothing was guessed, and the room was left as it is.");
		}
		return value;
	}

	private static @Nullable UserId userId(JsonNode node) {
		try {
			long id = node.isIntegralNumber() ? node.longValue() : Long.parseLong(node.asString(""));
			return (id > 0) ? UserId.of(id) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static long id(JsonNode node) {
		JsonNode id = node.path("id");
		return (id.isIntegralNumber() && id.canConvertToLong()) ? id.longValue() : -1;
	}

	/**
	 * An empty or truncated answer may be whole the next time; one of another shape is
	 * not HipChat's.
	 */
	JsonNode object(byte[] answer, String what) {
		JsonNode node = Json.read(answer, NOT_NEEDED);
		if (node.isMissingNode()) {
			throw new HipChatException(Failure.TRANSIENT, OK, "HipChat's answer for " + what
					+ " is not whole JSON. Is roomshift.hipchat.url a HipChat server with API v2?");
		}
		if (!node.isObject()) {
			throw unreadable("HipChat's answer for " + what
					+ " is not a JSON object. Is roomshift.hipchat.url a HipChat server with API v2?");
		}
		return node;
	}

	private static String abridged(String text) {
		String masked = SecretMask.mask(text);
		return (masked.length() > LONGEST_QUOTE) ? masked.substring(0, LONGEST_QUOTE) + "…" : masked;
	}

	private static HipChatException unreadable(String message) {
		return new HipChatException(Failure.UNREADABLE, OK, message);
	}

	/**
	 * A page of the list of rooms.
	 *
	 * @param rooms the rooms on it
	 * @param more whether the server says that another page follows
	 */
	record Page(List<ListedRoom> rooms, boolean more) {

	}

}
