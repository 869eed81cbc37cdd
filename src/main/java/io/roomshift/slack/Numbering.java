package io.roomshift.slack;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Gives out channel names with numbers.
 */
public final class Numbering {

	private final int limit;

	private final int prefix;

	/** So that the thousandth room of one name does not try all numbers before. */
	private final Map<String, Integer> lastNumbers = new HashMap<>();

	/**
	 * Creates it.
	 * @param limit the longest name, in code points
	 * @param prefix the beginning that all names have and keep, at most half of the limit
	 */
	public Numbering(int limit, String prefix) {
		this.limit = limit;
		this.prefix = Folding.length(prefix);
	}

	/**
	 * Takes the name with the first number from 2 on that makes it free; its end is cut
	 * off where the number needs the room.
	 * @param take takes a name unless it is taken, and says whether it did
	 */
	public String take(String name, Predicate<String> take) {
		int number = 2;
		while (true) {
			String stem = stem(name, number);
			number = Math.max(number, this.lastNumbers.getOrDefault(stem, 1) + 1);
			String numbered = stem(name, number) + "-" + number;
			this.lastNumbers.put(stem, number);
			if (take.test(numbered)) {
				return numbered;
			}
		}
	}

	private String stem(String name, int number) {
		int suffix = 1 + Integer.toString(number).length();
		int start = name.offsetByCodePoints(0, this.prefix);
		String rest = Folding.cut(name.substring(start), this.limit - this.prefix - suffix);
		return name.substring(0, start) + Folding.trim(rest);
	}

}
