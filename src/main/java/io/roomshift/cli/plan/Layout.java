package io.roomshift.cli.plan;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

import io.roomshift.cli.console.Screen;
import io.roomshift.cli.console.Width;

/**
 * Puts moves in columns that are as wide as their widest names need, on a screen of a
 * certain width. A move that finds no room on its line goes on in the next.
 */
final class Layout {

	private static final String INDENT = "  ";

	private static final String ARROW = "-> ";

	/** Takes no column; a left-to-right letter that is not seen. */
	private static final String LEFT_TO_RIGHT = "\u200E";

	private final Screen screen;

	private final int ids;

	private final int froms;

	/**
	 * Measures the moves that will be shown together.
	 */
	Layout(Screen screen, List<Move> moves) {
		this.screen = screen;
		this.ids = moves.stream().mapToInt((move) -> Width.of(move.room())).max().orElse(0);
		int free = screen.columns() - left();
		this.froms = moves.stream()
			.filter((move) -> Width.of(move.from()) + 1 + Width.of(to(move)) <= free)
			.mapToInt((move) -> Width.of(move.from()))
			.filter((width) -> width <= free / 2)
			.max()
			.orElse(0);
	}

	private int left() {
		return INDENT.length() + this.ids + INDENT.length();
	}

	private static String to(Move move) {
		return (move.step() == null || move.step().isRename()) ? ARROW + apart(move.to()) : move.to();
	}

	/**
	 * A name that keeps to itself on a terminal which shows Hebrew and Arabic from right
	 * to left, so that the arrow still leads from the present name to the new one.
	 */
	private static String apart(String name) {
		return Bidi.requiresBidi(name.toCharArray(), 0, name.length()) ? LEFT_TO_RIGHT + name + LEFT_TO_RIGHT : name;
	}

	/**
	 * The lines of one move.
	 * @param notes what stands behind it, the most important first
	 */
	List<String> lines(Move move, List<String> notes) {
		int free = this.screen.columns() - left();
		String room = INDENT + Width.padLeft(move.room(), this.ids) + INDENT;
		String indented = " ".repeat(left());
		List<String> lines = new ArrayList<>();
		String pair = Width.pad(apart(move.from()), this.froms) + " " + to(move);
		if (Width.of(pair) <= free) {
			lines.add(room + pair);
		}
		else {
			lines.add(room + Width.cut(apart(move.from()), free));
			lines.add(indented + Width.cut(to(move), free));
		}
		notes.forEach((note) -> append(lines, note));
		return lines;
	}

	/**
	 * Behind the last line if there is room for it, else below.
	 */
	private void append(List<String> lines, String note) {
		String last = lines.get(lines.size() - 1);
		if (Width.of(last) + INDENT.length() + Width.of(note) <= this.screen.columns()) {
			lines.set(lines.size() - 1, last + INDENT + this.screen.dim(note));
		}
		else {
			lines.add(" ".repeat(left()) + this.screen.dim(Width.cut(note, this.screen.columns() - left())));
		}
	}

}
