package io.roomshift.cli.options;

import java.util.Optional;
import java.util.stream.Stream;

import io.roomshift.hipchat.messages.Style;
import io.roomshift.hipchat.messages.Style.Color;
import io.roomshift.hipchat.messages.Style.Format;
import io.roomshift.ledger.announcements.Announcement.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * As what a message is sent, and how it is shown.
 */
public final class StyleOptions {

	@Option(names = "--as", paramLabel = "notification|message",
			description = "A notification, or a message of the person whose token it is; a message is plain text and "
					+ "needs a personal token with the scope send_message. Default: notification")
	private @Nullable Kind kind;

	@Option(names = "--color", paramLabel = "COLOR",
			description = "The color behind a notification: yellow, green, red, purple, gray or random. Default: yellow")
	private @Nullable Color color;

	@Option(names = "--message-format", paramLabel = "text|html",
			description = "How the message is read; also --format html. Mentions such as @here work in text alone; html "
					+ "is a few tags, such as <b> and <a href>. Default: text")
	private @Nullable Format format;

	@Option(names = "--notify", description = "Alert people: a sound, or a notice on their phones.")
	private boolean alerts;

	@Option(names = "--from", paramLabel = "LABEL",
			description = "A label beside the sender of a notification, at most 64 characters.")
	private @Nullable String from;

	/**
	 * As what it is sent.
	 */
	public Kind kind() {
		return (this.kind != null) ? this.kind : Kind.NOTIFICATION;
	}

	/**
	 * How it is shown.
	 * @param html whether {@code --format html} was said
	 * @throws io.roomshift.hipchat.messages.UnfitMessageException when the label is too
	 * long
	 */
	public Style style(boolean html) {
		return new Style(format(html), (this.color != null) ? this.color : Style.PLAIN.color(), this.alerts,
				(this.from != null) ? this.from : "");
	}

	/**
	 * How the text is read.
	 * @param html whether {@code --format html} was said
	 */
	public Format format(boolean html) {
		Format unsaid = html ? Format.HTML : Format.TEXT;
		return (this.format != null) ? this.format : unsaid;
	}

	/**
	 * Whether a message of a person, which is plain text, can be as is asked.
	 * @param html whether {@code --format html} was said
	 */
	public boolean isPlain(boolean html) {
		return this.color == null && this.from == null && !this.alerts && format(html) == Format.TEXT;
	}

	public boolean alerts() {
		return this.alerts;
	}

	/**
	 * The first of the options that was given and means something for messages into rooms
	 * alone.
	 */
	public Optional<String> firstOnlyForRooms() {
		return Stream.of(given("--as", this.kind), given("--color", this.color), given("--from", this.from))
			.flatMap(Optional::stream)
			.findFirst();
	}

	/**
	 * The first of the options that was given.
	 */
	public Optional<String> first() {
		return firstOnlyForRooms().or(() -> given("--message-format", this.format))
			.or(() -> given("--notify", this.alerts ? true : null));
	}

	private static Optional<String> given(String option, @Nullable Object value) {
		return (value != null) ? Optional.of(option) : Optional.empty();
	}

}
