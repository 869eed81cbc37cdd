package io.roomshift.slack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Gives out names with numbers, each name once.
 */
final class Numbering {

	private final int limit;

	private final Set<String> taken;

	/** So that the thousandth room of one name does not try all numbers before. */
	private final Map<String, Integer> lastNumbers = new HashMap<>();

	Numbering(int limit, Set<String> taken) {
		this.limit = limit;
		this.taken = new HashSet<>(taken);
	}

	/**
	 * Takes the name with the first number from 2 on that makes it free; its end is cut
	 * off where the number needs the room.
	 */
	String take(String name) {
		int number = 2;
		while (true) {
			String stem = stem(name, number);
			number = Math.max(number, this.lastNumbers.getOrDefault(stem, 1) + 1);
			String numbered = stem(name, number) + "-" + number;
			this.lastNumbers.put(stem, number);
			if (this.taken.add(numbered)) {
				return numbered;
			}
		}
	}

	private String stem(String name, int number) {
		int suffix = 1 + Integer.toString(number).length();
		return Folding.trim(Folding.cut(name, this.limit - suffix));
	}

}
