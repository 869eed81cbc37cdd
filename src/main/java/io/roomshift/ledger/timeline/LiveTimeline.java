package io.roomshift.ledger.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.roomshift.ledger.timeline.Stretch.Budget;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of a run that goes on; takes what happens, from any thread.
 */
public final class LiveTimeline {

	private final InstantSource clock;

	private final Map<Instant, Stretch> stretches = new TreeMap<>();

	private final Set<Instant> changed = new HashSet<>();

	private Duration length;

	private boolean recast;

	private @Nullable Instant waitsSince;

	/**
	 * Goes on with what there is.
	 */
	LiveTimeline(Timeline before, InstantSource clock) {
		this.clock = clock;
		this.length = before.length();
		before.stretches().forEach((stretch) -> this.stretches.put(stretch.start(), stretch));
	}

	/**
	 * A call that reads leaves.
	 */
	public void get() {
		leaves(1, 0, 0);
	}

	/**
	 * An update leaves.
	 */
	public void put() {
		leaves(0, 1, 0);
	}

	/**
	 * A message leaves.
	 */
	public void post() {
		leaves(0, 0, 1);
	}

	/**
	 * A call was answered with 429.
	 */
	public void throttled() {
		add(new Stretch(this.clock.instant(), 0, 0, 0, 1, 0, Duration.ZERO, null));
	}

	/**
	 * A call failed and is made again.
	 */
	public void retried() {
		add(new Stretch(this.clock.instant(), 0, 0, 0, 0, 1, Duration.ZERO, null));
	}

	/**
	 * The server told how many calls are left.
	 */
	public void budget(int left, int limit) {
		add(new Stretch(this.clock.instant(), 0, 0, 0, 0, 0, Duration.ZERO, new Budget(left, limit)));
	}

	/**
	 * All calls wait from now on, until one leaves.
	 */
	public synchronized void waiting() {
		if (this.waitsSince == null) {
			this.waitsSince = this.clock.instant();
		}
	}

	private synchronized void leaves(long gets, long puts, long posts) {
		Instant now = this.clock.instant();
		addWaitUntil(now);
		this.waitsSince = null;
		add(new Stretch(now, gets, puts, posts, 0, 0, Duration.ZERO, null));
	}

	private synchronized void add(Stretch part) {
		Instant start = Timeline.start(part.start(), this.length);
		this.stretches.merge(start, part.at(start), Stretch::and);
		this.changed.add(start);
		if (this.stretches.size() > Timeline.MOST) {
			lengthen();
		}
	}

	private void lengthen() {
		Duration longer = Timeline.longerThan(this.length);
		if (!longer.equals(this.length)) {
			Timeline timeline = Timeline.of(longer, this.stretches.values());
			this.length = longer;
			this.stretches.clear();
			timeline.stretches().forEach((stretch) -> this.stretches.put(stretch.start(), stretch));
			this.recast = true;
		}
	}

	/**
	 * Puts the wait that is on, up to now, into the stretches in which it was.
	 */
	private void addWaitUntil(Instant now) {
		Instant from = this.waitsSince;
		while (from != null && from.isBefore(now)) {
			Instant end = Timeline.start(from, this.length).plus(this.length);
			Instant to = end.isBefore(now) ? end : now;
			add(new Stretch(from, 0, 0, 0, 0, 0, Duration.between(from, to), null));
			from = to;
		}
	}

	/**
	 * What changed since this was asked last.
	 */
	synchronized Change change() {
		if (this.waitsSince != null) {
			Instant now = this.clock.instant();
			addWaitUntil(now);
			this.waitsSince = now;
		}
		List<Stretch> written = this.recast ? List.copyOf(this.stretches.values())
				: this.changed.stream().map(this.stretches::get).toList();
		Change change = new Change(this.recast, new Timeline(this.length, written));
		this.recast = false;
		this.changed.clear();
		return change;
	}

	/**
	 * What is to be written.
	 *
	 * @param all whether it stands in place of all that was written
	 * @param timeline the stretches that are new or changed
	 */
	record Change(boolean all, Timeline timeline) {

	}

}
