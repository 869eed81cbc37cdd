package io.roomshift.cli.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the progress bar says, of which a narrow terminal shows the part that matters
 * most.
 */
final class BarLine {

	private static final int MOST_CELLS = 10;

	private static final int FEWEST_CELLS = 4;

	/** Around the cells, and before the words. */
	private static final String FRAME = "[] ";

	private final int done;

	private final int all;

	private final List<Part> parts = new ArrayList<>();

	/**
	 * A line without words.
	 * @param done how much is done
	 * @param all how much there is to do
	 */
	BarLine(int done, int all) {
		this.done = done;
		this.all = all;
	}

	/**
	 * Adds a part.
	 * @param weight of the parts that have no room, the lightest is left out first
	 */
	BarLine add(String text, int weight) {
		this.parts.add(new Part(text, weight));
		return this;
	}

	/**
	 * All of it but the bar.
	 */
	String words() {
		return words(this.parts);
	}

	/**
	 * As much of it as there is room for: the bar becomes shorter and goes first, then
	 * the lightest parts.
	 */
	String within(int width) {
		List<Part> kept = new ArrayList<>(this.parts);
		while (words(kept).length() > width && kept.size() > 1) {
			kept.remove(kept.stream().min(Comparator.comparingInt(Part::weight)).orElseThrow());
		}
		return bar(width - words(kept).length()) + words(kept);
	}

	private String bar(int room) {
		int cells = Math.min(MOST_CELLS, room - FRAME.length());
		if (cells < FEWEST_CELLS) {
			return "";
		}
		int filled = (this.all > 0) ? (int) ((long) cells * this.done / this.all) : 0;
		return "[" + "#".repeat(filled) + ".".repeat(cells - filled) + "] ";
	}

	private static String words(List<Part> parts) {
		return parts.stream().map(Part::text).collect(Collectors.joining(", "));
	}

	/**
	 * A part.
	 */
	private record Part(String text, int weight) {

	}

}
