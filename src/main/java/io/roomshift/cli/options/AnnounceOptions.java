package io.roomshift.cli.options;

import java.util.Optional;

import io.roomshift.announce.Wording;
import io.roomshift.announce.WordingException;
import io.roomshift.hipchat.messages.Style;
import io.roomshift.hipchat.messages.Style.Color;
import io.roomshift.hipchat.messages.Style.Format;
import io.roomshift.ledger.announcements.Announcement.Kind;
import io.roomshift.room.Template;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * What renamed rooms are told by the run that renames them.
 */
final class AnnounceOptions {

	@Option(names = "--announce", paramLabel = "TEXT", converter = Announced.class,
			description = "Tell each renamed room, once, when it was found renamed; {old}, {new} and {room_id} stand "
					+ "for its names and its id. Rooms with a text in the column 'message' are told that instead; an "
					+ "empty TEXT tells no others.")
	private @Nullable String text;

	@Option(names = "--announce-as", paramLabel = "notification|message", defaultValue = "NOTIFICATION",
			description = "A notification, or a plain message of the person whose token it is. Default: notification")
	private Kind kind = Kind.NOTIFICATION;

	@Option(names = "--announce-color", paramLabel = "COLOR", defaultValue = "YELLOW",
			description = "yellow, green, red, purple, gray or random. Default: yellow")
	private Color color = Color.YELLOW;

	@Option(names = "--announce-format", paramLabel = "text|html", defaultValue = "TEXT",
			description = "How the text is read. Mentions such as @here work in text alone. Default: text")
	private Format format = Format.TEXT;

	@Option(names = "--announce-notify", description = "Alert people: a sound, or a notice on their phones.")
	private boolean alerts;

	@Option(names = "--announce-from", paramLabel = "LABEL", defaultValue = "",
			description = "A label beside the sender of a notification, at most 64 characters.")
	private String from = "";

	/**
	 * What rooms are told that have no text of their own; null when no room is told
	 * anything.
	 * @throws WordingException when that can't be said
	 */
	@Nullable Wording wording() {
		Style style = new Style(this.format, this.color, this.alerts, this.from);
		if (this.text != null) {
			return Wording.of(this.text, this.kind, style);
		}
		if (this.kind != Kind.NOTIFICATION || !style.equals(Style.PLAIN)) {
			throw new WordingException("Options that begin with --announce- mean nothing without --announce TEXT.");
		}
		return null;
	}

	/**
	 * Reads what rooms are told.
	 */
	static final class Announced implements ITypeConverter<String> {

		@Override
		public String convert(String text) {
			Optional<String> unknown = new Template(text).unknownPlaceholder();
			if (unknown.isPresent()) {
				throw new TypeConversionException("'" + unknown.get() + "' is not a placeholder. The text may hold "
						+ Template.PLACEHOLDERS + "; nothing else may stand in braces.");
			}
			return text;
		}

	}

}
