package io.roomshift.suggest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;

import io.roomshift.plan.KnownRoom;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.slack.Numbering;
import io.roomshift.slack.SlackName;
import io.roomshift.slack.SlackNames;

/**
 * Gives every room a name that Slack takes, and that no other room has or will have in
 * HipChat or in Slack.
 * <p>
 * A suggested name is its own channel name and its own key in HipChat, so one set of
 * names that are taken serves both.
 */
public final class Suggest {

	private final Style style;

	private final Map<String, RoomId> owners = new HashMap<>();

	private Suggest(Style style) {
		this.style = style;
	}

	/**
	 * Suggests names; only the rooms' ids and names decide, never their order.
	 * <p>
	 * Of the rooms that want one name, the one that has it keeps it or, failing that, the
	 * one with the lowest id gets it; the others get {@code -2}, {@code -3} and so on. A
	 * room that gets no suggestion keeps its name, and Slack's form of it, from all
	 * others. What was suggested stays as it is when it is asked for again.
	 * @param rooms all rooms, each once
	 * @param style what the names are to be like
	 * @return a suggestion for each room but those that are to stay as they are, sorted
	 * by id
	 */
	public static List<Suggestion> suggest(Collection<KnownRoom> rooms, Style style) {
		return new Suggest(style).suggest(rooms.stream().sorted(Comparator.comparing(KnownRoom::id)).toList());
	}

	/**
	 * The channels that several of the rooms would share which get no suggestion, with
	 * these rooms.
	 */
	public static SortedMap<String, List<RoomId>> shared(Collection<KnownRoom> rooms, Style style) {
		Map<RoomId, SlackName> channels = new HashMap<>();
		rooms.stream()
			.filter((room) -> !style.names(room))
			.forEach((room) -> channels.put(room.id(), SlackName.of(room.name().value(), style.rules())));
		return SlackNames.collisions(channels);
	}

	private List<Suggestion> suggest(List<KnownRoom> byId) {
		byId.stream().filter((room) -> !this.style.names(room)).forEach(this::reserve);
		List<Wanted> wanted = byId.stream()
			.filter(this.style::names)
			.map((room) -> Wanted.of(room, this.style))
			.toList();
		claim(wanted, Wanted::isHeld);
		claim(wanted, Wanted::isHeldInHipChat);
		claim(wanted, (room) -> true);
		Numbering numbering = new Numbering(this.style.limit(), this.style.prefix());
		return wanted.stream().map((room) -> suggestion(room, numbering)).toList();
	}

	private void reserve(KnownRoom room) {
		this.owners.putIfAbsent(room.name().key(), room.id());
		SlackName channel = SlackName.of(room.name().value(), this.style.rules());
		if (!channel.isEmpty()) {
			this.owners.putIfAbsent(channel.value(), room.id());
		}
	}

	private void claim(List<Wanted> wanted, Predicate<Wanted> entitled) {
		wanted.stream().filter(entitled).forEach((room) -> this.owners.putIfAbsent(room.value(), room.room().id()));
	}

	private Suggestion suggestion(Wanted wanted, Numbering numbering) {
		KnownRoom room = wanted.room();
		RoomId owner = this.owners.getOrDefault(wanted.value(), room.id());
		List<String> reasons = new ArrayList<>(wanted.reasons());
		String name = wanted.value();
		if (!owner.equals(room.id())) {
			name = numbering.take(name, (free) -> this.owners.putIfAbsent(free, room.id()) == null);
			reasons.add("collision with room " + owner);
		}
		return new Suggestion(room.id(), room.name(), RoomName.of(name), reasons,
				wanted.fallback() == Wanted.Fallback.NOTHING_LEFT);
	}

}
