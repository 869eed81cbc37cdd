package io.roomshift.report.html;

import java.util.EnumMap;
import java.util.Map;

import io.roomshift.ledger.EntryState.Standing;
import io.roomshift.report.Summary;

/**
 * How many rows ended how: a bar, and the same in figures.
 */
final class OutcomeChart implements Section {

	/** Narrower parts of the bar would not be seen. */
	private static final double LEAST = 0.006;

	private static final double GAP = 0.002;

	private static final Map<Standing, String> MEANINGS = Map.of(Standing.RENAMED, "new name in place, by this run",
			Standing.ALREADY, "new name was in place before", Standing.FAILED, "tried, and did not come about",
			Standing.SKIPPED, "left out by the plan", Standing.PENDING, "still to be done", Standing.UNDONE,
			"old name given back");

	private final Map<Standing, Integer> counts = new EnumMap<>(Standing.class);

	private final int total;

	OutcomeChart(Summary.Rooms rooms) {
		this.total = rooms.total();
		count(Standing.RENAMED, rooms.renamed());
		count(Standing.ALREADY, rooms.already());
		count(Standing.FAILED, rooms.failed());
		count(Standing.SKIPPED, rooms.skipped());
		count(Standing.PENDING, rooms.pending());
		count(Standing.UNDONE, rooms.total() - this.counts.values().stream().mapToInt(Integer::intValue).sum());
	}

	private void count(Standing standing, int rows) {
		if (rows > 0) {
			this.counts.put(standing, rows);
		}
	}

	@Override
	public void writeTo(Markup html) {
		html.open("svg", "class", "bar", "width", "100%", "height", "28", "role", "img", "aria-label",
				"Rooms by outcome; the list below has the figures");
		bar(html);
		html.close();
		html.open("ul", "class", "legend");
		this.counts.forEach((standing, rows) -> entry(html, standing, rows));
		html.close();
	}

	private void bar(Markup html) {
		double widened = this.counts.values().stream().mapToDouble(this::share).sum();
		double start = 0;
		for (Map.Entry<Standing, Integer> part : this.counts.entrySet()) {
			double width = share(part.getValue()) / widened;
			double gap = (start + width < 0.9999) ? GAP : 0;
			html.shape("rect", "class", "fill-" + part.getKey().word(), "x", Figures.percent(start), "y", "0", "width",
					Figures.percent(width - gap), "height", "28");
			start += width;
		}
	}

	private double share(int rows) {
		return Math.max(LEAST, (double) rows / this.total);
	}

	private void entry(Markup html, Standing standing, int rows) {
		html.open("li");
		html.open("a", "href", "#rooms", "data-outcome", standing.word());
		html.element("span", "", "class", "swatch fill-" + standing.word());
		html.element("strong", Figures.count(rows), "class", "number");
		html.text(" ").element("span", standing.word(), "class", "word");
		html.close();
		html.element("span", Figures.share(rows, this.total), "class", "share");
		html.element("span", MEANINGS.getOrDefault(standing, ""), "class", "meaning");
		html.close();
	}

}
