package io.roomshift.slack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlackNamesTests {

	private static final SlackRules SHORT = new SlackRules(SlackRules.OLD_LIMIT, Letters.ASCII);

	@Test
	void uniqueWhenNoneCollideKeepsAll() {
		assertThat(unique(Map.of(1L, "Ops", 2L, "Dev"))).containsExactly(Map.entry(1L, alone("ops")),
				Map.entry(2L, alone("dev")));
	}

	@Test
	void uniqueWhenSeveralCollideNumbersAllButTheLowestId() {
		assertThat(unique(Map.of(30L, "ops!", 4L, "OPS", 5L, "Ops"))).containsExactly(Map.entry(4L, alone("ops")),
				Map.entry(5L, numbered("ops-2", 4)), Map.entry(30L, numbered("ops-3", 4)));
	}

	@Test
	void uniqueWhenOneHoldsTheNameKeepsIt() {
		assertThat(unique(Map.of(1L, "Ops", 2L, "OPS", 9L, "ops"))).containsExactly(Map.entry(1L, numbered("ops-2", 9)),
				Map.entry(2L, numbered("ops-3", 9)), Map.entry(9L, alone("ops")));
	}

	@Test
	void uniqueWhenANumberedNameIsWantedSkipsIt() {
		assertThat(unique(Map.of(1L, "Ops", 2L, "OPS", 3L, "Ops 2", 4L, "ops-3"))).containsExactly(
				Map.entry(1L, alone("ops")), Map.entry(2L, numbered("ops-4", 1)), Map.entry(3L, alone("ops-2")),
				Map.entry(4L, alone("ops-3")));
	}

	@Test
	void uniqueWhenTheNumberDoesNotFitShortensTheName() {
		Map<Long, String> rooms = new HashMap<>();
		for (long id = 1; id <= 12; id++) {
			rooms.put(id, "abcdefghijklmnopq-stu" + "!".repeat((int) id));
		}

		SortedMap<Long, ChannelName<Long>> unique = unique(rooms);

		assertThat(unique).containsEntry(1L, alone("abcdefghijklmnopq-stu"))
			.containsEntry(2L, numbered("abcdefghijklmnopq-s-2", 1))
			.containsEntry(9L, numbered("abcdefghijklmnopq-s-9", 1))
			.containsEntry(10L, numbered("abcdefghijklmnopq-10", 1))
			.containsEntry(12L, numbered("abcdefghijklmnopq-12", 1));
	}

	@Test
	void uniqueWhenNothingIsLeftNamesTheRoomById() {
		assertThat(unique(Map.of(17L, "#####", 18L, "\uD83C\uDF89", 3L, "Room 17"))).containsExactly(
				Map.entry(3L, alone("room-17")), Map.entry(17L, numbered("room-17-2", 3)),
				Map.entry(18L, alone("room-18")));
	}

	@Test
	void uniqueWhenTheIdIsVeryLongStaysWithinTheLimit() {
		assertThat(unique(Map.of(123_456_789_012_345_671L, "#", 123_456_789_012_345_672L, "#")).values())
			.extracting(ChannelName::value)
			.containsExactly("room-1234567890123456", "room-12345678901234-2");
	}

	@Test
	void uniqueWhenVeryManyShareAStemStaysLinear() {
		Map<Long, String> rooms = new HashMap<>();
		for (long id = 0; id < 30_000; id++) {
			rooms.put(id, "Abcdefghijklmnop" + (10_000 + id / 3));
		}

		Set<String> names = unique(rooms).values().stream().map(ChannelName::value).collect(Collectors.toSet());

		assertThat(names).hasSize(30_000).contains("abcdefghijklmnop100-2");
	}

	@Test
	void collisionsNameEveryRoomOfAGroup() {
		Map<Long, SlackName> names = named(Map.of(9L, "Ops", 2L, "ops!", 3L, "Dev", 4L, "#", 5L, "##"));

		assertThat(SlackNames.collisions(names)).containsExactly(Map.entry("ops", List.of(2L, 9L)));
	}

	private static SortedMap<Long, ChannelName<Long>> unique(Map<Long, String> rooms) {
		return SlackNames.unique(named(rooms), SHORT);
	}

	private static Map<Long, SlackName> named(Map<Long, String> rooms) {
		Map<Long, SlackName> names = new HashMap<>();
		rooms.forEach((id, name) -> names.put(id, SlackName.of(name, SHORT)));
		return names;
	}

	private static ChannelName<Long> alone(String value) {
		return new ChannelName<>(value, null);
	}

	private static ChannelName<Long> numbered(String value, long owner) {
		return new ChannelName<>(value, owner);
	}

}
