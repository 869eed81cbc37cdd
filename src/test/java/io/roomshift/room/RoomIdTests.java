package io.roomshift.room;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RoomIdTests {

	@Test
	void parseWhenLeadingZerosReadsTheNumber() {
		assertThat(RoomId.parse("0059")).isEqualTo(RoomId.of(59));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "-1", "1.0", "12,345", "\u0661\u0662", "1234567890123456789" })
	void parseWhenNotAnIdRefuses(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> RoomId.parse(text));
	}

}
