package io.roomshift.hipchat.messages;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.roomshift.hipchat.messages.Style.Format;
import io.roomshift.room.RoomId;
import io.roomshift.room.Template;

/**
 * A message that can be posted: all its lengths are such as HipChat takes.
 */
public sealed interface Post permits Post.Notification, Post.RoomMessage, Post.PrivateMessage, SharedFile {

	/** The most characters that HipChat takes, as code points. */
	int LONGEST = Template.LONGEST;

	/**
	 * Whom it is for.
	 */
	Addressee to();

	/**
	 * Its text.
	 */
	String text();

	/**
	 * Whether a message that is shown can be this one.
	 */
	boolean isShownAs(Shown message);

	/**
	 * Whether a history shows this message.
	 * @param since when it left, by our clock; HipChat tells times in whole seconds
	 */
	default boolean isIn(List<Shown> history, Instant since) {
		Instant second = since.truncatedTo(ChronoUnit.SECONDS);
		return history.stream()
			.anyMatch((message) -> isShownAs(message) && message.at() != null && !message.at().isBefore(second));
	}

	private static void checkLength(String text) {
		int length = text.codePointCount(0, text.length());
		if (text.isBlank()) {
			throw new UnfitMessageException("The message is empty. Write what is to be said.");
		}
		if (length > LONGEST) {
			throw new UnfitMessageException(
					"The message has " + length + " characters; HipChat takes " + LONGEST + ". Shorten it.");
		}
	}

	/**
	 * A message from a program to all who are in a room.
	 *
	 * @param room the room
	 * @param text the text, 1 to 10,000 characters
	 * @param style how it is shown
	 */
	record Notification(RoomId room, String text, Style style) implements Post {

		/**
		 * Checks the length.
		 * @throws UnfitMessageException when HipChat would refuse it
		 */
		public Notification {
			checkLength(text);
		}

		@Override
		public Addressee to() {
			return Addressee.of(this.room);
		}

		@Override
		public boolean isShownAs(Shown message) {
			return message.notification() && message.text().equals(this.text);
		}

	}

	/**
	 * A message to all who are in a room, from the person whose token it is posted with.
	 *
	 * @param room the room
	 * @param text the text, 1 to 10,000 characters
	 */
	record RoomMessage(RoomId room, String text) implements Post {

		/**
		 * Checks the length.
		 * @throws UnfitMessageException when HipChat would refuse it
		 */
		public RoomMessage {
			checkLength(text);
		}

		@Override
		public Addressee to() {
			return Addressee.of(this.room);
		}

		@Override
		public boolean isShownAs(Shown message) {
			return !message.notification() && message.file().isEmpty() && message.text().equals(this.text);
		}

	}

	/**
	 * A message to one person.
	 *
	 * @param to the person
	 * @param text the text, 1 to 10,000 characters
	 * @param format how the text is read
	 * @param alerts whether the person is alerted
	 */
	record PrivateMessage(Addressee to, String text, Format format, boolean alerts) implements Post {

		/**
		 * Checks the length.
		 * @throws UnfitMessageException when HipChat would refuse it
		 */
		public PrivateMessage {
			checkLength(text);
		}

		@Override
		public boolean isShownAs(Shown message) {
			return message.file().isEmpty() && message.text().equals(this.text);
		}

	}

}
