package io.roomshift.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.roomshift.room.RoomId;

/**
 * The wishes by the name they want.
 */
final class Claims {

	private final Map<String, List<Wish>> byKey;

	/**
	 * Sorts the wishes by name.
	 * @param byLine the wishes in the order of the mapping
	 * @param right whether a wish's room has the name already, so that its claim comes
	 * first
	 */
	Claims(List<Wish> byLine, Predicate<Wish> right) {
		requireOneWishPerRoom(byLine);
		this.byKey = Stream.concat(byLine.stream().filter(right), byLine.stream().filter(right.negate()))
			.collect(Collectors.groupingBy((wish) -> wish.newName().key(), Collectors.toUnmodifiableList()));
	}

	private static void requireOneWishPerRoom(List<Wish> byLine) {
		Map<RoomId, Wish> byRoom = new HashMap<>();
		for (Wish wish : byLine) {
			Wish before = byRoom.putIfAbsent(wish.room(), wish);
			if (before != null) {
				throw new IllegalArgumentException(
						"Room " + wish.room() + " has two wishes, on lines " + before.line() + " and " + wish.line());
			}
		}
	}

	/**
	 * The wish that wants the same name: one that has it already or, failing that, the
	 * one with the lowest line. Whether it can be granted itself does not matter.
	 */
	Optional<Wish> rivalOf(Wish wish) {
		return this.byKey.getOrDefault(wish.newName().key(), List.of())
			.stream()
			.filter((other) -> !other.room().equals(wish.room()))
			.findFirst();
	}

	Set<String> keys() {
		return this.byKey.keySet();
	}

}
