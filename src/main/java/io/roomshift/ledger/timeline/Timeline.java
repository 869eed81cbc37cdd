package io.roomshift.ledger.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calls of a run by time. Stretches in which nothing happened are not there.
 *
 * @param length how long each stretch is
 * @param stretches the stretches by their start, which is a multiple of the length
 */
public record Timeline(Duration length, List<Stretch> stretches) {

	/** Stretches at most; when there would be more, they are made longer. */
	public static final int MOST = 360;

	/** The lengths that stretches have, in seconds; each is a multiple of that before. */
	private static final int[] LENGTHS = { 1, 5, 15, 60, 300, 900, 3600, 14400, 86400 };

	/** Nothing happened. */
	public static final Timeline EMPTY = new Timeline(Duration.ofSeconds(LENGTHS[0]), List.of());

	public Timeline {
		stretches = List.copyOf(stretches);
	}

	/**
	 * A timeline of stretches of any lengths up to this.
	 */
	static Timeline of(Duration length, Collection<Stretch> parts) {
		Map<Instant, Stretch> merged = new TreeMap<>();
		for (Stretch part : parts) {
			Instant start = start(part.start(), length);
			merged.merge(start, part.at(start), Stretch::and);
		}
		return new Timeline(length, List.copyOf(merged.values()));
	}

	/**
	 * The timelines of processes that worked at the same time as one, in which calls wait
	 * when they do in all of them.
	 */
	static Timeline together(Collection<Timeline> timelines) {
		Duration length = timelines.stream().map(Timeline::length).max(Comparator.naturalOrder()).orElse(EMPTY.length);
		Map<Instant, Stretch> merged = new TreeMap<>();
		for (Timeline timeline : timelines) {
			for (Stretch stretch : of(length, timeline.stretches).stretches) {
				merged.merge(stretch.start(), stretch, Stretch::beside);
			}
		}
		return new Timeline(length, List.copyOf(merged.values()));
	}

	/**
	 * When the stretch of that length starts in which an instant lies.
	 */
	static Instant start(Instant instant, Duration length) {
		return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), length.toSeconds()) * length.toSeconds());
	}

	/**
	 * The next longer length; the same when there is none.
	 */
	static Duration longerThan(Duration length) {
		for (int seconds : LENGTHS) {
			if (seconds > length.toSeconds()) {
				return Duration.ofSeconds(seconds);
			}
		}
		return length;
	}

	public boolean isEmpty() {
		return this.stretches.isEmpty();
	}

	/**
	 * All stretches as one.
	 */
	public Stretch total() {
		return this.stretches.stream().reduce(Stretch::and).orElse(Stretch.empty(Instant.EPOCH));
	}

	/**
	 * When the last stretch ends.
	 */
	public Instant end() {
		return this.stretches.get(this.stretches.size() - 1).start().plus(this.length);
	}

}
