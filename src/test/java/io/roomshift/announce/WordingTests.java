package io.roomshift.announce;

import java.util.Map;
import java.util.stream.Stream;

import io.roomshift.hipchat.messages.Post;
import io.roomshift.hipchat.messages.Post.Notification;
import io.roomshift.hipchat.messages.Style;
import io.roomshift.hipchat.messages.Style.Color;
import io.roomshift.hipchat.messages.Style.Format;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.ledger.announcements.Announcement.Kind;
import io.roomshift.room.RoomId;
import io.roomshift.room.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WordingTests {

	private static final Style HTML = new Style(Format.HTML, Color.GREEN, true, "Bot");

	private static final Run RUN = new Run(1, LedgerFixture.request(), RunState.RUNNING, LedgerFixture.NOW, null, "",
			Run.Calls.NONE, null);

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{old} is now {new} ({room_id}) | Ops is now $1 {old} \\ (7)",
			"{new}{new} | $1 {old} \\$1 {old} \\", "@here } it { moved | @here } it { moved", "Größe 💥 | Größe 💥" })
	void fillWhenPlaceholdersAreKnownPutsTheValuesIn(String template, String message) {
		Wording wording = Wording.parse(template);

		Post post = wording.fill(entry("Ops", "$1 {old} \\"));

		assertThat(post.text()).isEqualTo(message);
	}

	@Test
	void fillWhenNothingElseIsAskedIsPlainText() {
		assertThat(Wording.parse("hi @here").fill(entry("a", "b")))
			.isEqualTo(new Notification(RoomId.of(7), "hi @here", new Style(Format.TEXT, Color.YELLOW, false, "")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{name}", "{OLD}", "{}", "{ old }", "{room id}" })
	void parseWhenPlaceholderIsUnknownIsRefused(String placeholder) {
		assertThatExceptionOfType(WordingException.class)
			.isThrownBy(() -> Wording.parse("{old} is now " + placeholder + "."))
			.withMessage("'" + placeholder + "' is not a placeholder. The text may hold {old}, {new} and {room_id}; "
					+ "nothing else may stand in braces.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n" })
	void parseWhenBlankIsRefused(String template) {
		assertThatExceptionOfType(WordingException.class).isThrownBy(() -> Wording.parse(template))
			.withMessage("There is nothing to say. Write a text, or texts of single rooms in the mapping's column "
					+ "'message'.");
	}

	@Test
	void checkWhenTextIsAsLongAsHipChatTakesLetsItPass() {
		Wording wording = Wording.parse("💥".repeat(9_997) + "{new}");

		assertThatCode(() -> wording.check(Stream.of(entry("Ops", "new")))).doesNotThrowAnyException();
	}

	@Test
	void checkWhenTextIsTooLongForOneRoomNamesIt() {
		Wording wording = Wording.parse("x".repeat(9_997) + "{new}");

		assertThatExceptionOfType(WordingException.class)
			.isThrownBy(() -> wording.check(Stream.of(entry("Ops", "new"), entry("Ops", "news"))))
			.withMessage(
					"The message comes to 10001 characters for room 7 (line 2); HipChat takes 10000. " + "Shorten it.");
	}

	@Test
	void checkWhenRoomKeepsItsNameDoesNotCount() {
		Wording wording = Wording.parse("x".repeat(10_000) + "{new}");

		assertThatCode(() -> wording.check(Stream.of(entry("Ops", "Ops")))).doesNotThrowAnyException();
	}

	@Test
	void fillWhenRoomHasTextOfItsOwnTakesThat() {
		Wording wording = Wording.parse("common").with(Map.of(RoomId.of(7), new Template("Room {room_id}: {old}")));

		assertThat(wording.fill(entry("Ops", "new")).text()).isEqualTo("Room 7: Ops");
	}

	@Test
	void fillWhenHtmlEscapesNamesAlone() {
		Wording wording = Wording.of("<b>{old}</b> & {new}", Kind.NOTIFICATION, HTML).with(Map.of());

		Post post = wording.fill(entry("R&D <\"'>", "<script>"));

		assertThat(post)
			.isEqualTo(new Notification(RoomId.of(7), "<b>R&amp;D &lt;&quot;&#39;&gt;</b> & &lt;script&gt;", HTML));
	}

	@Test
	void fillWhenMessageOfAPersonIsPlain() {
		Wording wording = Wording.of("{new}", Kind.MESSAGE, Style.PLAIN).with(Map.of());

		assertThat(wording.fill(entry("Ops", "<b>"))).isEqualTo(new Post.RoomMessage(RoomId.of(7), "<b>"));
	}

	@Test
	void ofWhenMessageOfAPersonIsStyledIsRefused() {
		assertThatExceptionOfType(WordingException.class).isThrownBy(() -> Wording.of("hi", Kind.MESSAGE, HTML))
			.withMessage("A message of a person is plain text: it has no color, format, label or alert of its own. "
					+ "Leave them out, or send notifications.");
	}

	@Test
	void concernsWhenNothingIsSaidToTheRoomIsFalse() {
		Wording wording = Wording.of("", Kind.NOTIFICATION, Style.PLAIN)
			.with(Map.of(RoomId.of(8), new Template("for room 8")));

		assertThat(wording.concerns(entry("Ops", "new"))).isFalse();
	}

	@Test
	void withWhenRoomsTextHasUnknownPlaceholderIsRefused() {
		assertThatExceptionOfType(WordingException.class)
			.isThrownBy(() -> Wording.parse("hi").with(Map.of(RoomId.of(8), new Template("{topic}"))))
			.withMessageStartingWith("'{topic}' is not a placeholder.");
	}

	private static Entry entry(String oldName, String newName) {
		return LedgerFixture.planned(RUN, 2, 7, oldName, newName);
	}

}
