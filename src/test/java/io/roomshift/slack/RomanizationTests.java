package io.roomshift.slack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tests have ICU4J on their class path, and the program does not ship it: so the
 * platform's class loader stands for the program as it is.
 */
class RomanizationTests {

	private static final ClassLoader WITHOUT_ICU = ClassLoader.getPlatformClassLoader();

	private static final SlackRules RULES = new SlackRules(SlackRules.LIMIT, Letters.ROMANIZED);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Привет, мир       | privet-mir
			Сельский клуб     | selskij-klub
			会議室             | hui-yi-shi
			ガイド             | gaido
			한국어 Team        | hangug-eo-team
			Αθήνα             | athena
			Ops – Опс         | ops-ops
			Müller & €        | muller-and
			#####             | ''
			""")
	void ofWhenIcuIsThereSpellsOtherScriptsInLatinLetters(String roomName, String expected) {
		SlackName name = SlackName.of(roomName, RULES);

		assertThat(name.value()).isEqualTo(expected);
	}

	@Test
	void latinWhenIcuIsThereSpellsThemToo() {
		assertThat(Letters.latin()).isEqualTo(Letters.ROMANIZED);
	}

	@Test
	void romanizeWhenIcuIsMissingLeavesTheTextAsItIs() {
		Romanization romanization = Romanization.from(WITHOUT_ICU);

		assertThat(Romanization.isPossible(WITHOUT_ICU)).isFalse();
		assertThat(romanization.romanize("Привет, $1")).isEqualTo("Привет, $1");
	}

}
