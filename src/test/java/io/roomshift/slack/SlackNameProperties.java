package io.roomshift.slack;

import java.util.Locale;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class SlackNameProperties {

	@Provide
	Arbitrary<SlackRules> rules() {
		return Arbitraries.of(SlackRules.LIMIT, SlackRules.OLD_LIMIT)
			.flatMap((limit) -> Arbitraries.of(Letters.class).map((letters) -> new SlackRules(limit, letters)));
	}

	@Provide
	Arbitrary<String> hostileNames() {
		Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(100);
		Arbitrary<String> tricky = Arbitraries
			.of("a", "B", "-", "_", " ", "'", "\u02bc", "&", "\u00e9", "e\u0301", "\u0301", "\u0130", "\u03a3",
					"\u0419", "\u00df", "\u200d", "\uFE0F", "\uD83C\uDF89", "\uD800", "\u0915\u094d", "\u1100",
					"\u1161", "\u00a0", "9")
			.list()
			.ofMaxSize(30)
			.map((parts) -> String.join("", parts));
		Arbitrary<String> letters = Arbitraries.strings().withChars(letters()).ofMaxLength(30);
		return Arbitraries.oneOf(any, tricky, letters);
	}

	private static char[] letters() {
		StringBuilder letters = new StringBuilder();
		for (char c = 0; c < Character.MIN_SURROGATE; c++) {
			if (Character.isLetter(c) && (c < '\u2000' || c % 64 == 0)) {
				letters.append(c);
			}
		}
		return letters.toString().toCharArray();
	}

	@Property
	void everyNameFitsTheRules(@ForAll("hostileNames") String roomName, @ForAll("rules") SlackRules rules) {
		SlackName name = SlackName.of(roomName, rules);

		String letters = (rules.letters() != Letters.UNICODE) ? "a-z0-9_-" : "\\p{L}\\p{M}\\p{Nd}_-";
		assertThat(name.value()).matches("([" + letters + "]{1," + rules.limit() + "})?");
		assertThat(name.value()).isEqualTo(name.value().toLowerCase(Locale.ROOT));
	}

	@Property
	void aChannelNameStaysAsItIs(@ForAll("hostileNames") String roomName, @ForAll("rules") SlackRules rules) {
		SlackName once = SlackName.of(roomName, rules);
		SlackName twice = SlackName.of(once.value(), rules);

		assertThat(twice).isEqualTo(new SlackName(once.value(), Set.of()));
	}

	@Property
	void aNameWithoutChangesIsTheRoomsName(@ForAll("hostileNames") String roomName, @ForAll("rules") SlackRules rules) {
		SlackName name = SlackName.of(roomName, rules);

		assertThat(name.changes().isEmpty()).isEqualTo(name.value().equals(roomName));
	}

	@Property
	void aNameWithAPrefixBeginsWithItAndStaysAsItIs(@ForAll("hostileNames") String roomName,
			@ForAll("rules") SlackRules rules, @ForAll("prefixes") String prefix) {
		SlackName once = SlackName.of(roomName, prefix, rules);
		SlackName twice = SlackName.of(once.value(), prefix, rules);
		SlackName without = SlackName.of(once.value(), rules);

		if (!once.isEmpty()) {
			assertThat(once.value()).startsWith(prefix);
			assertThat(once.value().codePointCount(0, once.value().length())).isBetween(prefix.length() + 1,
					rules.limit());
			assertThat(twice).isEqualTo(new SlackName(once.value(), Set.of()));
			assertThat(without).isEqualTo(twice);
		}
	}

	@Provide
	Arbitrary<String> prefixes() {
		return Arbitraries.of("p-", "a_", "proj-", "proj_x-_", "a-b-");
	}

}
