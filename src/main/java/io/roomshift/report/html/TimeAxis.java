package io.roomshift.report.html;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

import io.roomshift.ledger.timeline.Stretch;
import io.roomshift.ledger.timeline.Timeline;

/**
 * Where on a drawing an instant stands. Long pauses, in which the program did not run,
 * are cut out.
 */
final class TimeAxis {

	private static final Duration SHORTEST_CUT = Duration.ofMinutes(5);

	private static final int SHORTEST_CUT_IN_STRETCHES = 30;

	private static final int MOST_CUTS = 12;

	/** The least that is drawn, in stretches. */
	private static final int LEAST = 12;

	private static final double WIDTH_OF_CUT = 0.03;

	private static final double WIDTH_OF_CUTS = 0.2;

	private static final int TICKS = 7;

	private static final double BETWEEN_TICKS = 0.09;

	private static final long[] STEPS = { 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600,
			43200, 86400, 172800, 604800, 2419200 };

	private final List<Part> parts;

	private final double secondWidth;

	private final double cutWidth;

	private final long seconds;

	private TimeAxis(List<Part> parts) {
		this.parts = parts;
		this.seconds = parts.stream().mapToLong(Part::seconds).sum();
		int cuts = parts.size() - 1;
		this.cutWidth = (cuts > 0) ? Math.min(WIDTH_OF_CUT, WIDTH_OF_CUTS / cuts) : 0;
		this.secondWidth = (1 - this.cutWidth * cuts) / this.seconds;
	}

	/**
	 * The axis for a timeline that is not empty.
	 */
	static TimeAxis of(Timeline timeline) {
		List<Part> parts = new ArrayList<>();
		Instant start = timeline.stretches().get(0).start();
		Instant end = start;
		Duration shortest = shortestCut(timeline);
		for (Stretch stretch : timeline.stretches()) {
			if (Duration.between(end, stretch.start()).compareTo(shortest) >= 0) {
				parts.add(new Part(start, end));
				start = stretch.start();
			}
			end = stretch.start().plus(timeline.length());
		}
		Instant least = start.plus(timeline.length().multipliedBy(LEAST));
		parts.add(new Part(start, (parts.isEmpty() && end.isBefore(least)) ? least : end));
		return new TimeAxis(parts);
	}

	/**
	 * The length from which on a pause is cut out, such that not too many are.
	 */
	private static Duration shortestCut(Timeline timeline) {
		Duration least = timeline.length().multipliedBy(SHORTEST_CUT_IN_STRETCHES);
		List<Duration> pauses = new ArrayList<>();
		for (int i = 1; i < timeline.stretches().size(); i++) {
			pauses.add(Duration.between(timeline.stretches().get(i - 1).start().plus(timeline.length()),
					timeline.stretches().get(i).start()));
		}
		pauses.sort(Comparator.reverseOrder());
		Duration longEnough = (least.compareTo(SHORTEST_CUT) > 0) ? least : SHORTEST_CUT;
		boolean many = pauses.size() > MOST_CUTS && pauses.get(MOST_CUTS).compareTo(longEnough) >= 0;
		return many ? pauses.get(MOST_CUTS).plusMillis(1) : longEnough;
	}

	/**
	 * The place of an instant, from 0 to 1.
	 */
	double place(Instant instant) {
		double place = 0;
		for (Part part : this.parts) {
			if (!instant.isAfter(part.end())) {
				return place + Math.max(0, part.start().until(instant, ChronoUnit.SECONDS)) * this.secondWidth;
			}
			place += part.seconds() * this.secondWidth + this.cutWidth;
		}
		return 1;
	}

	/**
	 * The width of a length of time, from 0 to 1.
	 */
	double width(Duration length) {
		return length.toMillis() / 1000.0 * this.secondWidth;
	}

	/**
	 * The pauses that are cut out.
	 */
	List<Cut> cuts() {
		List<Cut> cuts = new ArrayList<>();
		for (int i = 1; i < this.parts.size(); i++) {
			Part before = this.parts.get(i - 1);
			Part after = this.parts.get(i);
			cuts.add(new Cut(place(after.start()) - this.cutWidth, this.cutWidth,
					Duration.between(before.end(), after.start())));
		}
		return cuts;
	}

	/**
	 * Instants to name, so far apart that their names have room.
	 */
	List<Instant> ticks() {
		long step = LongStream.of(STEPS)
			.filter((each) -> this.seconds / each <= TICKS)
			.findFirst()
			.orElse(STEPS[STEPS.length - 1]);
		List<Instant> ticks = new ArrayList<>();
		double last = -1;
		for (Part part : this.parts) {
			long first = -Math.floorDiv(-part.start().getEpochSecond(), step) * step;
			for (long tick = first; tick <= part.end().getEpochSecond(); tick += step) {
				double place = place(Instant.ofEpochSecond(tick));
				if (place - last >= BETWEEN_TICKS) {
					ticks.add(Instant.ofEpochSecond(tick));
					last = place;
				}
			}
		}
		return ticks;
	}

	/**
	 * Whether the ticks need seconds to be told apart.
	 */
	boolean inSeconds() {
		return this.seconds < TICKS * 60;
	}

	/**
	 * A time in which the program ran.
	 */
	private record Part(Instant start, Instant end) {

		private long seconds() {
			return this.start.until(this.end, ChronoUnit.SECONDS);
		}

	}

	/**
	 * A pause that is cut out.
	 *
	 * @param start its place, from 0 to 1
	 * @param width the width of the gap that stands for it
	 * @param length how long it was
	 */
	record Cut(double start, double width, Duration length) {

	}

}
