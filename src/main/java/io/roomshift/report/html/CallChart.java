package io.roomshift.report.html;

import java.time.Instant;
import java.util.List;

import io.roomshift.ledger.timeline.Stretch;
import io.roomshift.ledger.timeline.Stretch.Budget;
import io.roomshift.ledger.timeline.Timeline;

/**
 * The drawing of calls by time: how many were made, when all of them waited, and how many
 * were left. All lengths across are percentages, so that it fits any width and its text
 * keeps its size.
 */
final class CallChart implements Section {

	private static final int TOP = 24;

	private static final int BARS = 120;

	private static final int LANE = 10;

	private static final int LEFT = 64;

	private static final int SPACE = 12;

	private static final int LABELS = 40;

	/** Neighbours overlap a little, so that no gap shows where pixels are rounded. */
	private static final double SEAMLESS = 1.02;

	private final Timeline timeline;

	private final TimeAxis axis;

	private final long most;

	private final boolean waits;

	private final int limit;

	CallChart(Timeline timeline) {
		this.timeline = timeline;
		this.axis = TimeAxis.of(timeline);
		this.most = nice(timeline.stretches().stream().mapToLong(Stretch::calls).max().orElse(1));
		this.waits = !timeline.total().waited().isZero();
		this.limit = timeline.stretches()
			.stream()
			.map(Stretch::budget)
			.mapToInt((each) -> (each != null) ? Math.max(each.limit(), each.left()) : 0)
			.max()
			.orElse(0);
	}

	/**
	 * The next number from the given one on that is easy to halve and to read.
	 */
	private static long nice(long number) {
		long power = 1;
		while (power * 10 < number) {
			power *= 10;
		}
		for (long factor : new long[] { 1, 2, 4, 6, 8, 10 }) {
			if (power * factor >= number) {
				return Math.max(2, power * factor);
			}
		}
		return number;
	}

	@Override
	public void writeTo(Markup html) {
		html.open("svg", "class", "chart", "width", "100%", "height", String.valueOf(bottom() + LABELS), "role", "img",
				"shape-rendering", "crispEdges", "aria-label",
				"Calls by time; the text above sums it up, and the table below has the figures");
		html.shape("rect", "class", "ground", "x", "0", "y", String.valueOf(TOP), "width", "100%", "height",
				String.valueOf(BARS));
		grid(html, TOP);
		grid(html, TOP + BARS / 2);
		this.timeline.stretches().forEach((stretch) -> bars(html, stretch));
		if (this.waits) {
			html.shape("rect", "class", "ground", "x", "0", "y", String.valueOf(lane()), "width", "100%", "height",
					String.valueOf(LANE));
			this.timeline.stretches().forEach((stretch) -> wait(html, stretch));
		}
		if (this.limit > 0) {
			budget(html);
		}
		this.axis.cuts().forEach((cut) -> cut(html, cut));
		ticks(html);
		scale(html, TOP, "up to " + Figures.count(this.most, "call") + " in " + Figures.length(this.timeline.length()));
		html.close();
	}

	private int lane() {
		return TOP + BARS + SPACE;
	}

	private int left() {
		return (this.waits ? lane() + LANE : TOP + BARS) + TOP;
	}

	private int bottom() {
		return (this.limit > 0) ? left() + LEFT : left() - TOP;
	}

	private static void grid(Markup html, int y) {
		html.shape("line", "class", "grid", "x1", "0", "x2", "100%", "y1", String.valueOf(y), "y2", String.valueOf(y));
	}

	private static void scale(Markup html, int y, String label) {
		html.element("text", label, "class", "scale", "x", "0", "y", String.valueOf(y - 6));
	}

	private void bars(Markup html, Stretch stretch) {
		double y = TOP + BARS;
		y = bar(html, stretch, "read", stretch.gets(), y);
		y = bar(html, stretch, "update", stretch.puts(), y);
		bar(html, stretch, "message", stretch.posts(), y);
		if (stretch.throttled() > 0) {
			rect(html, "throttled", stretch.start(), this.axis.width(this.timeline.length()), TOP - 12, 8);
		}
	}

	private double bar(Markup html, Stretch stretch, String kind, long calls, double bottom) {
		double height = (double) BARS * calls / this.most;
		if (calls > 0) {
			rect(html, kind, stretch.start(), 0.88 * this.axis.width(this.timeline.length()), bottom - height, height);
		}
		return bottom - height;
	}

	private void wait(Markup html, Stretch stretch) {
		if (!stretch.waited().isZero()) {
			Instant start = stretch.start().plus(this.timeline.length()).minus(stretch.waited());
			rect(html, "waiting", start.isBefore(stretch.start()) ? stretch.start() : start,
					SEAMLESS * this.axis.width(stretch.waited()), lane(), LANE);
		}
	}

	private void budget(Markup html) {
		html.shape("rect", "class", "ground", "x", "0", "y", String.valueOf(left()), "width", "100%", "height",
				String.valueOf(LEFT));
		for (Stretch stretch : this.timeline.stretches()) {
			Budget budget = stretch.budget();
			if (budget != null) {
				double height = Math.max(1, (double) LEFT * budget.left() / this.limit);
				double width = SEAMLESS * this.axis.width(this.timeline.length());
				rect(html, "left", stretch.start(), width, left() + LEFT - height, height);
				rect(html, "left-edge", stretch.start(), width, left() + LEFT - height, 2);
			}
		}
		scale(html, left(), "calls left of " + Figures.count(this.limit));
	}

	private void rect(Markup html, String kind, Instant start, double width, double y, double height) {
		html.shape("rect", "class", kind, "x", Figures.percent(this.axis.place(start)), "width", Figures.percent(width),
				"y", Figures.pixels(y), "height", Figures.pixels(height));
	}

	private void cut(Markup html, TimeAxis.Cut cut) {
		html.open("rect", "class", "cut", "x", Figures.percent(cut.start()), "width", Figures.percent(cut.width()), "y",
				String.valueOf(TOP - 12), "height", String.valueOf(bottom() - TOP + 12));
		html.element("title", "Not running for " + Figures.length(cut.length()));
		html.close();
		html.element("text", Figures.roughly(cut.length()), "class", "tick pause", "x",
				Figures.percent(cut.start() + cut.width() / 2), "y", String.valueOf(TOP - 6));
	}

	private void ticks(Markup html) {
		String day = "";
		List<Instant> ticks = this.axis.ticks();
		for (int i = 0; i < ticks.size(); i++) {
			Instant tick = ticks.get(i);
			double place = this.axis.place(tick);
			String x = Figures.percent(place);
			String look = ((i % 2 == 0) ? "tick" : "tick minor")
					+ ((place < 0.04) ? " first" : (place > 0.96) ? " last" : "");
			html.shape("line", "class", "grid", "x1", x, "x2", x, "y1", String.valueOf(bottom()), "y2",
					String.valueOf(bottom() + 5));
			html.element("text", Figures.time(tick, this.axis.inSeconds()), "class", look, "x", x, "y",
					String.valueOf(bottom() + 18));
			if (!Figures.day(tick).equals(day)) {
				day = Figures.day(tick);
				html.element("text", day, "class", look + " day", "x", x, "y", String.valueOf(bottom() + 33));
			}
		}
	}

}
