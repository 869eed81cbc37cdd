package io.roomshift.hipchat.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.roomshift.hipchat.messages.Post.Notification;
import io.roomshift.hipchat.messages.Post.PrivateMessage;
import io.roomshift.hipchat.messages.Post.RoomMessage;
import io.roomshift.hipchat.messages.Style.Color;
import io.roomshift.hipchat.messages.Style.Format;
import io.roomshift.room.RoomId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PostTests {

	private static final RoomId ROOM = RoomId.of(59);

	private static final Instant SENT = Instant.parse("2018-11-05T10:00:01.900Z");

	private static final Instant SHOWN = Instant.parse("2018-11-05T10:00:01Z");

	@Test
	void notificationWhenAsLongAsHipChatTakesIsGood() {
		assertThat(new Notification(ROOM, "💥".repeat(10_000), Style.PLAIN).to()).hasToString("room 59");
	}

	@Test
	void postWhenTooLongIsRefused() {
		String text = "💥".repeat(10_001);

		for (Runnable post : List.<Runnable>of(() -> new Notification(ROOM, text, Style.PLAIN),
				() -> new RoomMessage(ROOM, text),
				() -> new PrivateMessage(Addressee.parsePerson("12"), text, Format.TEXT, false))) {
			assertThatExceptionOfType(UnfitMessageException.class).isThrownBy(post::run)
				.withMessage("The message has 10001 characters; HipChat takes 10000. Shorten it.");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n" })
	void postWhenBlankIsRefused(String text) {
		assertThatExceptionOfType(UnfitMessageException.class).isThrownBy(() -> new RoomMessage(ROOM, text))
			.withMessage("The message is empty. Write what is to be said.");
	}

	@Test
	void styleWhenLabelIsTooLongIsRefused() {
		assertThatExceptionOfType(UnfitMessageException.class)
			.isThrownBy(() -> new Style(Format.TEXT, Color.RED, false, "x".repeat(65)))
			.withMessageEndingWith("' beside the sender has 65 characters; HipChat takes 64. Shorten it.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "12", "@bo", "bo@example.com", " @bo " })
	void parsePersonWhenKnownKindIsRead(String text) {
		assertThat(Addressee.parsePerson(text)).isEqualTo(new Addressee(Addressee.Kind.PERSON, text.strip()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "bo", "0", "@", "@b o", "@a/b", "a@b@c" })
	void parsePersonWhenUnknownKindIsRefused(String text) {
		assertThatExceptionOfType(UnfitMessageException.class).isThrownBy(() -> Addressee.parsePerson(text))
			.withMessage(
					"'" + text + "' is no person. Name one by id, as in 12, by e-mail address, or by mention name, "
							+ "as in @bo.");
	}

	@Test
	void isInWhenHistoryTellsSecondsFindsIt() {
		Post post = new RoomMessage(ROOM, "hi");

		assertThat(post.isIn(List.of(new Shown("hi", "", false, SHOWN)), SENT)).isTrue();
		assertThat(post.isIn(List.of(new Shown("hi", "", false, SHOWN.minusSeconds(1)),
				new Shown("hi", "", true, SHOWN), new Shown("ho", "", false, SHOWN), new Shown("hi", "", false, null),
				new Shown("hi", "a.txt", false, SHOWN)), SENT))
			.isFalse();
	}

	@Test
	void fileWhenSharedIsFoundByItsName(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("a.txt"), "abc");

		SharedFile post = SharedFile.of(Addressee.of(ROOM), "", file);

		assertThat(post.size()).isEqualTo(3);
		assertThat(post.isIn(List.of(new Shown("", "a.txt", false, SHOWN)), SENT)).isTrue();
		assertThat(post.isIn(List.of(new Shown("", "b.txt", false, SHOWN)), SENT)).isFalse();
	}

	@Test
	void fileWhenItCanNotBeSharedIsRefused(@TempDir Path directory) throws IOException {
		Path empty = Files.createFile(directory.resolve("empty"));
		Addressee room = Addressee.of(ROOM);

		assertRefused(() -> SharedFile.of(room, "", directory),
				"' is not a file. Name a file; a directory can be packed.");
		assertRefused(() -> SharedFile.of(room, "", directory.resolve("x")), "' does not exist. Look at the path.");
		assertRefused(() -> SharedFile.of(room, "", empty), "' is empty. Share another file.");
		assertRefused(() -> new SharedFile(room, "", empty, SharedFile.LARGEST + 1),
				"' has 52428801 bytes; HipChat takes 52428800 (50 MB). Compress it, or share a link to it.");
		assertRefused(() -> new SharedFile(room, "x".repeat(1001), empty, 1),
				"The message has 1001 characters; with a file HipChat takes 1000. Shorten it, or send it by itself.");
	}

	private static void assertRefused(Runnable post, String end) {
		assertThatExceptionOfType(UnfitMessageException.class).isThrownBy(post::run).withMessageEndingWith(end);
	}

}
