package io.roomshift.slack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The channel names of many rooms at once, of which no two may be the same. Only the
 * rooms' ids decide, never the order in which they come.
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

	/**
	 * Gives every room a channel name of its own. Of the rooms that want one name, the
	 * one that is called exactly so gets it or, failing that, the one with the lowest id;
	 * the others get {@code -2}, {@code -3} and so on. A room of whose name nothing is
	 * left wants {@code room-<id>}.
	 * @param names the rooms' names, all by these rules
	 */
	public static <I extends Comparable<I>> SortedMap<I, ChannelName<I>> unique(Map<I, SlackName> names,
			SlackRules rules) {
		SortedMap<I, String> wanted = new TreeMap<>();
		names.forEach((room, name) -> wanted.put(room, wanted(room, name, rules)));
		Map<String, I> owners = owners(names, wanted);
		Numbering numbering = new Numbering(rules.limit(), owners.keySet());
		SortedMap<I, ChannelName<I>> unique = new TreeMap<>();
		wanted.forEach((room, name) -> {
			I owner = owners.getOrDefault(name, room);
			unique.put(room, owner.equals(room) ? new ChannelName<>(name, null)
					: new ChannelName<>(numbering.take(name), owner));
		});
		return unique;
	}

	private static <I> String wanted(I room, SlackName name, SlackRules rules) {
		return name.isEmpty() ? Folding.cut("room-" + room, rules.limit()) : name.value();
	}

	private static <I extends Comparable<I>> Map<String, I> owners(Map<I, SlackName> names,
			SortedMap<I, String> wanted) {
		Map<String, I> owners = new HashMap<>();
		new TreeMap<>(names).forEach((room, name) -> {
			if (name.changes().isEmpty()) {
				owners.putIfAbsent(name.value(), room);
			}
		});
		wanted.forEach((room, name) -> owners.putIfAbsent(name, room));
		return owners;
	}

}
