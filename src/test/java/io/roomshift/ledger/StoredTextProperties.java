package io.roomshift.ledger;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class StoredTextProperties {

	@Property
	void whatIsReadIsWhatWasKept(@ForAll("texts") String text) {
		assertThat(StoredText.read(StoredText.of(text))).isEqualTo(text);
	}

	@Property
	void whatIsKeptIsTextOfEveryDatabase(@ForAll("texts") String text) {
		assertThat(StoredText.of(text)).doesNotContain("\u0000")
			.satisfies((kept) -> assertThat(
					kept.codePoints().filter((character) -> Character.getType(character) == Character.SURROGATE))
				.isEmpty());
	}

	@Example
	void textThatEveryDatabaseKeepsIsKeptAsItIs() {
		for (String text : new String[] { "", "Gr\u00f6\u00dfe", "\\u0000", "\uD83C\uDF89", "a\uFFFE" }) {
			assertThat(StoredText.of(text)).isEqualTo(text);
		}
		assertThat(StoredText.of("a\\b\u0000\uDF89")).isEqualTo("\uFFFEa\\u005Cb\\u0000\\uDF89");
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries.of("\u0000", "\uD83C", "\uDF89", "\uFFFE", "\\", "\\u0041", "u0000", "a", "\u00f6", "$1")
			.list()
			.ofMaxSize(6)
			.map((parts) -> String.join("", parts));
	}

}
