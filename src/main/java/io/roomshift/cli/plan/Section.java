package io.roomshift.cli.plan;

import java.util.ArrayList;
import java.util.List;

import io.roomshift.cli.console.Screen;

/**
 * A part of a plan under a heading of its own.
 *
 * @param heading the heading
 * @param blocks lines that are shown together or not at all, and how many rooms they tell
 * of
 */
record Section(String heading, List<Block> blocks) {

	Section {
		blocks = List.copyOf(blocks);
	}

	/**
	 * The lines that it takes when nothing is left out.
	 */
	int height() {
		return 2 + this.blocks.stream().mapToInt((block) -> block.lines().size()).sum();
	}

	/**
	 * Its lines.
	 * @param height how many they may be; the heading and one block are shown in any case
	 */
	List<String> lines(Screen screen, int height) {
		List<String> lines = new ArrayList<>(List.of("", screen.bold(this.heading)));
		boolean whole = height() <= height;
		int room = whole ? Integer.MAX_VALUE : height - 1;
		int shown = 0;
		while (shown < this.blocks.size()
				&& (shown == 0 || lines.size() + this.blocks.get(shown).lines().size() <= room)) {
			lines.addAll(this.blocks.get(shown).lines());
			shown++;
		}
		int hidden = this.blocks.subList(shown, this.blocks.size()).stream().mapToInt(Block::rooms).sum();
		if (hidden > 0) {
			lines.add(screen.dim("  " + hidden + " more; --verbose shows all."));
		}
		return lines;
	}

	/**
	 * Lines on one or more rooms.
	 *
	 * @param rooms how many
	 * @param lines the lines
	 */
	record Block(int rooms, List<String> lines) {

		Block {
			lines = List.copyOf(lines);
		}

	}

}
