package io.roomshift.cli.rooms;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.roomshift.input.Mapping;
import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.ParkingNames;
import io.roomshift.plan.Plan;
import io.roomshift.plan.Planner;
import io.roomshift.plan.Wish;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.slack.Letters;
import io.roomshift.slack.SlackName;
import io.roomshift.slack.SlackNames;
import io.roomshift.slack.SlackRules;
import io.roomshift.suggest.Style;
import io.roomshift.suggest.Suggest;
import io.roomshift.suggest.Suggestion;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is suggested for rooms with hostile names goes through the mapping and the planner
 * as it is.
 */
class SuggestedCsvProperties {

	/** Written anew for each sample. */
	private final Path file = Path.of("target", "suggested.csv");

	@Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
	void theMappingIsReadAndPlannedWithoutAConflict(@ForAll("rooms") List<KnownRoom> rooms,
			@ForAll("styles") Style style) throws IOException {
		List<Suggestion> suggestions = Suggest.suggest(rooms, style);

		Plan plan = Planner.plan(written(suggestions), rooms, ParkingNames.ofRun(1));

		assertThat(plan.conflicts()).isEmpty();
		assertThat(plan.already()).hasSize((int) suggestions.stream().filter((room) -> !room.isChange()).count());
	}

	@Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
	void theChannelsAreUniqueOverAllRoomsAsTheyWillBeAndWithinTheLimit(@ForAll("rooms") List<KnownRoom> rooms,
			@ForAll("styles") Style style) {
		List<Suggestion> suggestions = Suggest.suggest(rooms, style);

		Set<RoomId> suggested = new HashSet<>();
		Map<RoomId, SlackName> channels = new HashMap<>();
		rooms.forEach((room) -> channels.put(room.id(), SlackName.of(room.name().value(), style.rules())));
		for (Suggestion suggestion : suggestions) {
			SlackName channel = SlackName.of(suggestion.newName().value(), style.rules());
			suggested.add(suggestion.room());
			channels.put(suggestion.room(), channel);
			assertThat(channel.value()).isEqualTo(suggestion.newName().value()).startsWith(style.prefix());
			assertThat(suggestion.newName().length()).isLessThanOrEqualTo(Math.min(style.rules().limit(), 50));
			assertThat(suggestion.why().isEmpty()).isEqualTo(!suggestion.isChange());
		}
		assertThat(SlackNames.collisions(channels).values())
			.noneMatch((group) -> group.stream().anyMatch(suggested::contains));
	}

	@Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
	void theOrderOfTheRoomsDoesNotCount(@ForAll("rooms") List<KnownRoom> rooms, @ForAll("styles") Style style,
			@ForAll Random random) {
		List<KnownRoom> shuffled = new ArrayList<>(rooms);
		Collections.shuffle(shuffled, random);

		assertThat(Suggest.suggest(shuffled, style)).isEqualTo(Suggest.suggest(rooms, style));
	}

	@Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
	void whatWasSuggestedStaysAsItIs(@ForAll("rooms") List<KnownRoom> rooms, @ForAll("styles") Style style) {
		Map<RoomId, RoomName> names = new HashMap<>();
		Suggest.suggest(rooms, style).forEach((suggestion) -> names.put(suggestion.room(), suggestion.newName()));
		List<KnownRoom> renamed = rooms.stream()
			.map((room) -> new KnownRoom(room.id(), names.getOrDefault(room.id(), room.name()), room.archived()))
			.toList();

		assertThat(Suggest.suggest(renamed, style)).noneMatch(Suggestion::isChange);
	}

	private List<Wish> written(List<Suggestion> suggestions) throws IOException {
		try (Writer out = Files.newBufferedWriter(this.file, StandardCharsets.UTF_8)) {
			SuggestedCsv csv = new SuggestedCsv(out);
			for (Suggestion suggestion : suggestions) {
				csv.add(suggestion);
			}
		}
		return suggestions.isEmpty() ? List.of()
				: Mapping.read(this.file).rows().stream().map(Mapping.Row::wish).toList();
	}

	@Provide
	Arbitrary<List<KnownRoom>> rooms() {
		Arbitrary<Long> ids = Arbitraries.oneOf(Arbitraries.longs().between(1, 30),
				Arbitraries.longs().between(1, 999_999_999_999_999_999L));
		return Combinators.combine(ids, names(), Arbitraries.of(true, false, false, false))
			.as((id, name, archived) -> new KnownRoom(RoomId.of(id), RoomName.of(name), archived))
			.list()
			.ofMaxSize(25)
			.uniqueElements(KnownRoom::id)
			.uniqueElements((room) -> room.name().key());
	}

	/**
	 * What a server may hold, up to names that today's HipChat would refuse.
	 */
	private static Arbitrary<String> names() {
		Arbitrary<String> alike = Arbitraries.of("ops", "Ops", "OPS!", "ops-2", "Ops 2", "ops-3", "proj-ops",
				"Proj Ops", "proj-", "proj-ops-2", "#", "##", "room-3", "Room 3", "3", "12", "room-12", "2019-",
				"-2019", "abcdefghijklmnopqrstu", "abcdefghijklmnopqrstU!", "abcdefghijklmnopqrstuv",
				"abcdefghijklmnopqrs-2", "abcdefghijklmnopqrs", "proj-abcdefghijklmnop", "proj-abcdefghijklmnopqr",
				"12345678901234567890123");
		Arbitrary<String> hostile = Arbitraries.of("#REF!", "#N/A", "Err:502", "=1+1", "'=1", "@all", "\tops", " ops ",
				"\u00a0ops", "\uFEFFops", "ops\u200b", "o\rps", "o\nps", "o\r\nps", "\u0000ops", "\uFFFFops",
				"\uD83Cops", "\u202Eops", "\"ops\"", "a,b", "a;b", "a/b", "\uD83C\uDF89".repeat(50),
				"\uD840\uDC00".repeat(50), "\u0301", "e\u0301", "\u00e9", "\u00bd".repeat(50), "\uFDFA".repeat(9),
				"\u0130stanbul", "\u212A", "Привет", "ПРИВЕТ!", "привет-2", "会議室", "שלום", "# comment", "", " ",
				"x".repeat(80));
		Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(50);
		return Arbitraries.oneOf(alike, alike, hostile, any);
	}

	@Provide
	Arbitrary<Style> styles() {
		Arbitrary<SlackRules> rules = Combinators
			.combine(Arbitraries.of(SlackRules.LIMIT, SlackRules.OLD_LIMIT),
					Arbitraries.of(Letters.ASCII, Letters.UNICODE))
			.as(SlackRules::new);
		return Combinators.combine(rules, Arbitraries.of("", "", "proj-", "a_"), Arbitraries.of(true, false))
			.as(Style::new);
	}

}
