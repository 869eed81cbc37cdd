package io.roomshift.cli.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.roomshift.cli.console.Screen;
import io.roomshift.plan.Chain;
import io.roomshift.plan.Wish;
import io.roomshift.room.Plural;
import io.roomshift.room.RoomName;

/**
 * A plan on a terminal: grouped, in columns, and at most a screenful.
 */
public final class PlanScreen {

	/** The command that was typed, and the next one. */
	private static final int PROMPTS = 2;

	private final PlanView view;

	private final Screen screen;

	private final List<Section> sections = new ArrayList<>();

	/**
	 * Lays the plan out.
	 */
	public PlanScreen(PlanView view, Screen screen) {
		this.view = view;
		this.screen = screen;
		add("Renames", view.renames());
		add("Case alone, by way of a parking name where HipChat refuses it", view.caseChanges());
		add("Other fields", view.fieldChanges());
		add("Chains, in this order", view.sequences());
		add("Swaps and rings, by way of a parking name", view.rings());
		addAlready();
	}

	/**
	 * The lines of the result.
	 * @param above lines that stand above them already
	 * @param all whether they may be more than the terminal shows at a time
	 */
	public List<String> lines(int above, boolean all) {
		List<String> tail = tail();
		int tailHeight = tail.stream().mapToInt(this::height).sum();
		int height = all ? Integer.MAX_VALUE : this.screen.rows() - PROMPTS - tailHeight - above;
		Map<Section, Integer> shares = shares(height);
		List<String> lines = new ArrayList<>();
		this.sections.forEach(
				(section) -> lines.addAll(section.lines(this.screen, shares.getOrDefault(section, Integer.MAX_VALUE))));
		lines.addAll(tail);
		return (!lines.isEmpty() && lines.get(0).isEmpty()) ? lines.subList(1, lines.size()) : lines;
	}

	private List<String> tail() {
		List<String> lines = new ArrayList<>();
		if (!this.sections.isEmpty()) {
			lines.add("");
		}
		this.view.summary().forEach((line) -> lines.addAll(wrapped(line, this.screen.columns())));
		if (this.view.next() != null) {
			lines.add("Next: " + this.view.next());
		}
		return lines;
	}

	private int height(String line) {
		return Math.max(1, (Width.of(line) + this.screen.columns() - 1) / this.screen.columns());
	}

	/**
	 * What each section gets of a height: what it needs or, where that is too much, the
	 * same as the others that need more.
	 */
	private Map<Section, Integer> shares(int height) {
		List<Section> smallestFirst = this.sections.stream().sorted(Comparator.comparingInt(Section::height)).toList();
		Map<Section, Integer> shares = new HashMap<>();
		int left = height;
		for (int i = 0; i < smallestFirst.size(); i++) {
			Section section = smallestFirst.get(i);
			int share = Math.min(section.height(), left / (smallestFirst.size() - i));
			shares.put(section, share);
			left -= share;
		}
		return shares;
	}

	private void add(String heading, List<Chain> chains) {
		if (chains.isEmpty()) {
			return;
		}
		List<Move> all = chains.stream().map(Move::of).flatMap(List::stream).toList();
		Layout layout = new Layout(this.screen, all);
		List<Section.Block> blocks = new ArrayList<>();
		for (Chain chain : chains) {
			boolean apart = chain.steps().size() > 1 && !blocks.isEmpty();
			Stream<String> lines = Move.of(chain).stream().flatMap((move) -> layout.lines(move, notes(move)).stream());
			blocks.add(new Section.Block(chain.steps().size(),
					Stream.concat(apart ? Stream.of("") : Stream.of(), lines).toList()));
		}
		int rooms = blocks.stream().mapToInt(Section.Block::rooms).sum();
		this.sections.add(new Section(heading + " (" + Plural.of(rooms, "room") + ")", blocks));
	}

	private List<String> notes(Move move) {
		return Stream
			.concat((move.step() != null) ? this.view.channel(move.step()).stream() : Stream.of(),
					Stream.of(move.note()))
			.filter((note) -> !note.isEmpty())
			.toList();
	}

	private void addAlready() {
		List<Wish> already = this.view.plan().already();
		if (!already.isEmpty()) {
			int ids = already.stream().mapToInt((wish) -> Width.of(wish.room().toString())).max().orElse(0);
			this.sections.add(new Section("Already right (" + Plural.of(already.size(), "room") + ")",
					already.stream().map((wish) -> new Section.Block(1, List.of(already(wish, ids)))).toList()));
		}
	}

	private String already(Wish wish, int ids) {
		RoomName name = wish.newName();
		String line = "  " + Width.padLeft(wish.room().toString(), ids) + "  " + name.quoted();
		return this.screen.dim(Width.cut(line, this.screen.columns()));
	}

	/**
	 * A text in lines of so many columns, broken at blanks; the second and all later ones
	 * are indented.
	 */
	public static List<String> wrapped(String text, int columns) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : text.split("(?<=\\S) ", -1)) {
			boolean full = line.length() > 0 && Width.of(line.toString()) + 1 + Width.of(word) > columns;
			if (full) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append((line.length() > 0) ? " " : full ? "    " : "").append(word);
		}
		lines.add(line.toString());
		return lines;
	}

}
