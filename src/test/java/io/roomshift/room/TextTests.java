package io.roomshift.room;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "Größe & Maße", "\uD83C\uDF89", "\u202E\u001B", "\uFFFE\uFFFF\uFFFD" })
	void faultWhenTextCanBeKeptIsNone(String text) {
		assertThat(Text.fault(text)).isEmpty();
	}

	@Test
	void faultNamesTheFirstCodePointThatNoTextHas() {
		assertThat(Text.fault("a\u0000b\uD83C")).hasValue("U+0000");
		assertThat(Text.fault("\uDF89\uD83C")).hasValue("U+DF89");
	}

}
