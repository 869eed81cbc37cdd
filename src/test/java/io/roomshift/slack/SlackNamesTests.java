package io.roomshift.slack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlackNamesTests {

	@Test
	void collisionsNameEveryRoomOfAGroup() {
		Map<Long, SlackName> names = named(Map.of(9L, "Ops", 2L, "ops!", 3L, "Dev", 4L, "#", 5L, "##"));

		assertThat(SlackNames.collisions(names)).containsExactly(Map.entry("ops", List.of(2L, 9L)));
	}

	private static Map<Long, SlackName> named(Map<Long, String> rooms) {
		Map<Long, SlackName> names = new HashMap<>();
		rooms.forEach((id, name) -> names.put(id, SlackName.of(name, SlackRules.documented())));
		return names;
	}

}
