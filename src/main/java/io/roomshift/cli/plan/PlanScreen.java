package io.roomshift.cli.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.roomshift.cli.console.Screen;
import io.roomshift.cli.console.Width;
import io.roomshift.plan.Chain;
import io.roomshift.plan.Wish;
import io.roomshift.room.Plural;

/**
 * A plan on a terminal: grouped, in columns, and at most as high as there is room for.
 */
public final class PlanScreen {

	/** From this height on, groups are set apart even where not all fits. */
	private static final int SPACIOUS = 30;

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
		add("Case alone, parked where HipChat refuses it", view.caseChanges());
		add("Other fields", view.fieldChanges());
		add("Chains, in this order", view.sequences());
		add("Swaps and rings, by way of a parking name", view.rings());
		addAlready();
	}

	/**
	 * The lines that it takes when of each group only the heading is shown.
	 */
	public int least() {
		return this.sections.size() + height(tail());
	}

	/**
	 * The lines of the result.
	 * @param height how many they may be; the headings and the counts are shown in any
	 * case
	 */
	public List<String> lines(int height) {
		List<String> tail = tail();
		int free = height - height(tail);
		int whole = this.sections.stream().mapToInt(Section::height).sum();
		int between = Math.max(0, this.sections.size() - 1);
		boolean fits = whole <= free;
		boolean spaced = fits ? whole + between <= free : free >= SPACIOUS;
		Map<Section, List<String>> shown = shown(spaced ? free - between : free);
		List<String> lines = new ArrayList<>();
		for (Section section : this.sections) {
			if (spaced && !lines.isEmpty()) {
				lines.add("");
			}
			lines.addAll(shown.getOrDefault(section, List.of()));
		}
		if (!this.sections.isEmpty()) {
			lines.add(fits ? "" : this.screen.dim("There is no room for all here; --verbose shows it."));
		}
		lines.addAll(tail.subList(this.sections.isEmpty() ? 0 : 1, tail.size()));
		return lines;
	}

	/**
	 * What always stands below the groups, after a line that sets it off.
	 */
	private List<String> tail() {
		List<String> lines = new ArrayList<>();
		if (!this.sections.isEmpty()) {
			lines.add("");
		}
		this.view.summary().forEach((line) -> lines.addAll(Width.wrapped(line, this.screen.columns())));
		if (this.view.next() != null) {
			lines.add("Next: " + this.view.next());
		}
		return lines;
	}

	private int height(List<String> lines) {
		int columns = this.screen.columns();
		return lines.stream().mapToInt((line) -> Math.max(1, (Width.of(line) + columns - 1) / columns)).sum();
	}

	/**
	 * What each section shows in a height: what it has or, where that is too much, as
	 * much as the others that have more.
	 */
	private Map<Section, List<String>> shown(int height) {
		List<Section> smallestFirst = this.sections.stream().sorted(Comparator.comparingInt(Section::height)).toList();
		Map<Section, List<String>> shown = new HashMap<>();
		int left = height;
		int others = smallestFirst.size();
		for (Section section : smallestFirst) {
			List<String> lines = section.lines(this.screen, left / others);
			shown.put(section, lines);
			left -= lines.size();
			others--;
		}
		return shown;
	}

	private void add(String heading, List<Chain> chains) {
		if (chains.isEmpty()) {
			return;
		}
		Layout layout = new Layout(this.screen, chains.stream().map(Move::of).flatMap(List::stream).toList());
		List<Section.Block> blocks = new ArrayList<>();
		for (Chain chain : chains) {
			boolean apart = chain.steps().size() > 1 && !blocks.isEmpty();
			blocks.add(new Section.Block(rows(Move.of(chain), layout, apart)));
		}
		int rooms = chains.stream().mapToInt((chain) -> chain.steps().size()).sum();
		this.sections.add(new Section(heading + " (" + Plural.of(rooms, "room") + ")", blocks));
	}

	private List<Section.Row> rows(List<Move> moves, Layout layout, boolean apart) {
		return IntStream.range(0, moves.size()).mapToObj((index) -> {
			Move move = moves.get(index);
			Stream<String> before = (apart && index == 0) ? Stream.of("") : Stream.of();
			return new Section.Row((move.step() != null) ? 1 : 0,
					Stream.concat(before, layout.lines(move, notes(move)).stream()).toList());
		}).toList();
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
					already.stream().map((wish) -> new Section.Block(List.of(already(wish, ids)))).toList()));
		}
	}

	private Section.Row already(Wish wish, int ids) {
		String line = "  " + Width.padLeft(wish.room().toString(), ids) + "  " + wish.newName().quoted();
		return new Section.Row(1, List.of(this.screen.dim(Width.cut(line, this.screen.columns()))));
	}

}
