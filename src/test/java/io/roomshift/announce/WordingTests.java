package io.roomshift.announce;

import java.util.stream.Stream;

import io.roomshift.hipchat.HipChat.Color;
import io.roomshift.hipchat.HipChat.Format;
import io.roomshift.hipchat.HipChat.Notification;
import io.roomshift.hipchat.HipChat.Style;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WordingTests {

	private static final Run RUN = new Run(1, LedgerFixture.request(), RunState.RUNNING, LedgerFixture.NOW, null, "",
			Run.Calls.NONE, null);

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{old} is now {new} ({room_id}) | Ops is now $1 {old} \\ (7)",
			"{new}{new} | $1 {old} \\$1 {old} \\", "@here } it { moved | @here } it { moved", "Größe 💥 | Größe 💥" })
	void fillWhenPlaceholdersAreKnownPutsTheValuesIn(String template, String message) {
		Wording wording = Wording.parse(template);

		Notification notification = wording.fill(entry("Ops", "$1 {old} \\"));

		assertThat(notification.message()).isEqualTo(message);
	}

	@Test
	void fillWhenNothingElseIsAskedIsPlainText() {
		assertThat(Wording.parse("hi @here").fill(entry("a", "b")).style())
			.isEqualTo(new Style(Format.TEXT, Color.YELLOW, false, ""));
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
			.withMessage("The text is empty. Write what the renamed rooms are to be told.");
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
			.withMessage("The text of --announce comes to 10001 characters for room 7 (line 2); HipChat takes 10000. "
					+ "Shorten it.");
	}

	@Test
	void checkWhenRoomKeepsItsNameDoesNotCount() {
		Wording wording = Wording.parse("x".repeat(10_000) + "{new}");

		assertThatCode(() -> wording.check(Stream.of(entry("Ops", "Ops")))).doesNotThrowAnyException();
	}

	private static Entry entry(String oldName, String newName) {
		return LedgerFixture.planned(RUN, 2, 7, oldName, newName);
	}

}
