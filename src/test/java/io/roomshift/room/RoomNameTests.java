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

}
