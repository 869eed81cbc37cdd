package io.roomshift.hipchat.http;

import java.util.List;
import java.util.Locale;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.http.Transport.Content;
import io.roomshift.hipchat.messages.Addressee;
import io.roomshift.hipchat.messages.Post;
import io.roomshift.hipchat.messages.Post.Notification;
import io.roomshift.hipchat.messages.Post.PrivateMessage;
import io.roomshift.hipchat.messages.SharedFile;
import io.roomshift.hipchat.messages.Shown;
import io.roomshift.hipchat.messages.Style;
import io.roomshift.json.Json;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The JSON of messages, as they are posted and as a history shows them.
 */
final class MessageFormat {

	private static final int OK = 200;

	private final WireFormat format;

	MessageFormat(WireFormat format) {
		this.format = format;
	}

	/**
	 * What posts the message; all fields are named, for HipChat's defaults are others.
	 */
	Content content(Post post) {
		byte[] text = Json.bytes((body) -> write(body, post));
		return (post instanceof SharedFile file) ? new MultipartRelated(file, text) : Content.json(text);
	}

	private static void write(JsonGenerator body, Post post) {
		body.writeStringProperty("message", post.text());
		if (post instanceof Notification notification) {
			write(body, notification.style());
		}
		else if (post instanceof PrivateMessage message) {
			body.writeStringProperty("message_format", word(message.format()));
			body.writeBooleanProperty("notify", message.alerts());
		}
	}

	private static void write(JsonGenerator body, Style style) {
		body.writeStringProperty("message_format", word(style.format()));
		body.writeStringProperty("color", word(style.color()));
		body.writeBooleanProperty("notify", style.alerts());
		if (!style.from().isEmpty()) {
			body.writeStringProperty("from", style.from());
		}
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads the messages of a history.
	 */
	List<Shown> history(Addressee chat, byte[] answer) {
		JsonNode node = this.format.object(answer, "the history of " + chat);
		if (!node.path("items").isArray()) {
			throw new HipChatException(Failure.UNREADABLE, OK, "HipChat's history of " + chat + " has no 'items'.");
		}
		return node.path("items").valueStream().map(MessageFormat::shown).toList();
	}

	private static Shown shown(JsonNode item) {
		return new Shown(item.path("message").asString(""), item.path("file").path("name").asString(""),
				item.path("type").asString("").equals("notification"), WireFormat.time(item.path("date").asString("")));
	}

}
