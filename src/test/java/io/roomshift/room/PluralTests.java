package io.roomshift.room;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PluralTests {

	@ParameterizedTest
	@CsvSource({ "0, 0 rooms, 0 differ", "1, 1 room, 1 differs", "2, 2 rooms, 2 differ", "21, 21 rooms, 21 differ" })
	void ofWhenCountedSaysOneOrMany(long count, String noun, String verb) {
		assertThat(Plural.of(count, "room")).isEqualTo(noun);
		assertThat(Plural.of(count, "differs", "differ")).isEqualTo(verb);
	}

}
