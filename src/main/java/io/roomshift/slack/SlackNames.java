package io.roomshift.slack;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The channel names of many rooms at once, of which no two should be the same.
 */
public final class SlackNames {

	private SlackNames() {
	}

	/**
	 * The channel names that several rooms would get, with these rooms, lowest id first.
	 * Rooms of whose name nothing is left collide with none.
	 * @param names the rooms' names as they are to be
	 */
	public static <I extends Comparable<I>> SortedMap<String, List<I>> collisions(Map<I, SlackName> names) {
		SortedMap<String, List<I>> groups = new TreeMap<>(new TreeMap<>(names).entrySet()
			.stream()
			.filter((room) -> !room.getValue().isEmpty())
			.collect(Collectors.groupingBy((room) -> room.getValue().value(),
					Collectors.mapping(Entry::getKey, Collectors.toUnmodifiableList()))));
		groups.values().removeIf((rooms) -> rooms.size() == 1);
		return groups;
	}

}
