package io.roomshift.room;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RoomNameTests {

	@ParameterizedTest
	@CsvSource({ "Ops, ops", "' Ops ', OPS", "Cafe\u0301, caf\u00e9", "\u00c4RGER, a\u0308rger" })
	void clashesWhenHipChatComparesThemAsOne(String one, String other) {
		RoomName first = RoomName.of(one);
		RoomName second = RoomName.of(other);

		assertThat(first.clashesWith(second)).isTrue();
		assertThat(first).isNotEqualTo(second);
	}

	@Test
	void lengthWhenAstralCountsCodePoints() {
		RoomName name = RoomName.of("\uD83C\uDF89".repeat(50));

		assertThat(name.length()).isEqualTo(RoomName.MAX_LENGTH);
	}

	@ParameterizedTest
	@CsvSource({ "Ops, ' Ops ', true", "Cafe\u0301, Caf\u00e9, true", "Ops, ops, false", "Ops, Dev, false" })
	void readsAsWhenOnlyBlanksAndEncodingDiffer(String one, String other, boolean same) {
		assertThat(RoomName.of(one).readsAs(RoomName.of(other))).isEqualTo(same);
	}

	@Test
	void quotedWhenHarmlessKeepsTheName() {
		assertThat(RoomName.of("\u00c4rger \uD83C\uDF89").quoted()).isEqualTo("'\u00c4rger \uD83C\uDF89'");
	}

	@Test
	void quotedWhenHostileShowsCodes() {
		RoomName name = RoomName.of("a\u001B[31m\n\u202Eb\u200B\u2028\uD800\uDB40\uDC41");

		assertThat(name.quoted()).isEqualTo("'a\\u001B[31m\\u000A\\u202Eb\\u200B\\u2028\\uD800\\uDB40\\uDC41'");
	}

}
