package io.roomshift.cli.plan;

import java.util.ArrayList;
import java.util.List;

import io.roomshift.cli.console.Screen;

/**
 * A part of a plan under a heading of its own.
 *
 * @param heading the heading
 * @param blocks what is shown together or not at all, where the first of them fits
 */
record Section(String heading, List<Block> blocks) {

	/** Fewer rows of a block that is cut off tell nothing. */
	private static final int FEWEST = 3;

	Section {
		blocks = List.copyOf(blocks);
	}

	/**
	 * The lines that it takes when nothing is left out.
	 */
	int height() {
		return 1 + this.blocks.stream().mapToInt(Block::height).sum();
	}

	/**
	 * Its lines, of which the heading is shown in any case.
	 * @param height how many they may be
	 */
	List<String> lines(Screen screen, int height) {
		List<Row> shown = (height() <= height) ? rows() : fitting(height - 2);
		List<String> lines = new ArrayList<>(List.of(screen.bold(this.heading)));
		shown.forEach((row) -> lines.addAll(row.lines()));
		int hidden = rooms(rows()) - rooms(shown);
		if (hidden > 0 && !shown.isEmpty()) {
			lines.add(screen.dim("  " + hidden + " more"));
		}
		return lines;
	}

	/**
	 * Whole blocks; of the first, if that is too high by itself, as much as fits.
	 */
	private List<Row> fitting(int height) {
		List<Row> shown = new ArrayList<>();
		int left = height;
		for (Block block : this.blocks) {
			left -= block.height();
			if (left < 0) {
				break;
			}
			shown.addAll(block.rows());
		}
		return shown.isEmpty() ? this.blocks.get(0).fitting(height) : shown;
	}

	private List<Row> rows() {
		return this.blocks.stream().map(Block::rows).flatMap(List::stream).toList();
	}

	private static int rooms(List<Row> rows) {
		return rows.stream().mapToInt(Row::rooms).sum();
	}

	/**
	 * Rows that belong together.
	 *
	 * @param rows the rows, at least one
	 */
	record Block(List<Row> rows) {

		Block {
			rows = List.copyOf(rows);
		}

		int height() {
			return this.rows.stream().mapToInt((row) -> row.lines().size()).sum();
		}

		private List<Row> fitting(int height) {
			List<Row> shown = new ArrayList<>();
			int left = height;
			for (Row row : this.rows) {
				left -= row.lines().size();
				if (left < 0) {
					break;
				}
				shown.add(row);
			}
			return (shown.size() < FEWEST) ? List.of() : shown;
		}

	}

	/**
	 * What is shown of one move of a room.
	 *
	 * @param rooms 1, or 0 where another row tells of the same room
	 * @param lines its lines
	 */
	record Row(int rooms, List<String> lines) {

		Row {
			lines = List.copyOf(lines);
		}

	}

}
