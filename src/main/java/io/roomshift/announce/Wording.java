package io.roomshift.announce;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.roomshift.hipchat.messages.Post;
import io.roomshift.hipchat.messages.Style;
import io.roomshift.hipchat.messages.Style.Format;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.announcements.Announcement;
import io.roomshift.ledger.announcements.Announcement.Kind;
import io.roomshift.room.RoomId;
import io.roomshift.room.Template;
import org.jspecify.annotations.Nullable;

/**
 * What renamed rooms are told, and how it is shown.
 *
 * @param common what all rooms are told that have no text of their own; null for nothing
 * @param own texts of single rooms
 * @param kind as what they are told
 * @param style how it is shown
 */
public record Wording(@Nullable Template common, Map<RoomId, Template> own, Kind kind, Style style) {

	/**
	 * Checks the texts, as far as that can be done without knowing the rooms.
	 * @throws WordingException when one has a placeholder that is not known, or a message
	 * can't have that style
	 */
	public Wording {
		own = Map.copyOf(own);
		Stream.concat(Stream.ofNullable(common), own.values().stream())
			.flatMap((template) -> template.unknownPlaceholder().stream())
			.findFirst()
			.ifPresent((unknown) -> {
				throw new WordingException("'" + unknown + "' is not a placeholder. The text may hold "
						+ Template.PLACEHOLDERS + "; nothing else may stand in braces.");
			});
		if (kind == Kind.MESSAGE && !style.equals(Style.PLAIN)) {
			throw new WordingException("A message of a person is plain text: it has no color, format, label or alert "
					+ "of its own. Leave them out, or send notifications.");
		}
	}

	/**
	 * A text for all rooms that is shown as it is.
	 * @throws WordingException when it is blank, or has a placeholder that is not known
	 */
	public static Wording parse(String template) {
		return of(template, Kind.NOTIFICATION, Style.PLAIN).with(Map.of());
	}

	/**
	 * A text for all rooms that have none of their own; blank for none.
	 * @throws WordingException when it can't be used
	 */
	public static Wording of(String common, Kind kind, Style style) {
		return new Wording(common.isBlank() ? null : new Template(common), Map.of(), kind, style);
	}

	/**
	 * The same with texts for single rooms.
	 * @throws WordingException when there is no text at all, or one of them can't be used
	 */
	public Wording with(Map<RoomId, Template> own) {
		if (this.common == null && own.isEmpty()) {
			throw new WordingException(
					"There is nothing to say. Write a text, or texts of single rooms in the mapping's column 'message'.");
		}
		return new Wording(this.common, own, this.kind, this.style);
	}

	/**
	 * The scope that a token needs to say it.
	 */
	public String scope() {
		return switch (this.kind) {
			case NOTIFICATION -> "send_notification";
			case MESSAGE -> "send_message";
		};
	}

	/**
	 * Checks the text of every room that may come to be told.
	 * @throws WordingException when one is longer than HipChat takes
	 */
	public void check(Stream<Entry> entries) {
		entries.filter(this::concerns).forEach(this::fill);
	}

	/**
	 * Whether the entry's room is to have another name than before, and there is
	 * something to say to it.
	 */
	boolean concerns(Entry entry) {
		return entry.oldName() != null && !entry.oldName().equals(entry.newName()) && template(entry).isPresent();
	}

	/**
	 * What the room of the entry is told.
	 * @throws WordingException when it is longer than HipChat takes
	 */
	Post fill(Entry entry) {
		UnaryOperator<String> written = (this.style.format() == Format.HTML) ? Wording::escaped
				: UnaryOperator.identity();
		String text = template(entry).orElseThrow().fill(entry.room(), entry.knownOldName(), entry.newName(), written);
		int length = text.codePointCount(0, text.length());
		if (length > Post.LONGEST) {
			throw new WordingException("The message comes to " + length + " characters for room " + entry.room()
					+ " (line " + entry.wish().line() + "); HipChat takes " + Post.LONGEST + ". Shorten it.");
		}
		return post(entry.room(), text, this.kind, this.style);
	}

	/**
	 * The message of an announcement, as far as it is on record.
	 */
	static Post post(Announcement announcement) {
		return post(announcement.room(), announcement.message(), announcement.kind(), Style.PLAIN);
	}

	private static Post post(RoomId room, String text, Kind kind, Style style) {
		return switch (kind) {
			case NOTIFICATION -> new Post.Notification(room, text, style);
			case MESSAGE -> new Post.RoomMessage(room, text);
		};
	}

	private Optional<Template> template(Entry entry) {
		return Optional.ofNullable(this.own.get(entry.room())).or(() -> Optional.ofNullable(this.common));
	}

	/**
	 * A name as text of HTML, so that it is neither a tag nor the end of one.
	 */
	private static String escaped(String name) {
		return name.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\"", "&quot;")
			.replace("'", "&#39;");
	}

}
