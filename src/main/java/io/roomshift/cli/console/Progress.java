package io.roomshift.cli.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.roomshift.hipchat.CallListener;
import io.roomshift.job.RunListener;
import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.plan.Conflict;
import io.roomshift.room.Plural;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a run goes: a bar on a terminal, else a plain line every ten seconds.
 */
public final class Progress implements RunListener, CallListener, AutoCloseable {

	private static final int SHOWN_FAILURES = 20;

	private static final Duration BAR_EVERY = Duration.ofMillis(200);

	private static final Duration LINE_EVERY = Duration.ofSeconds(10);

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

	private final Console console;

	private final InstantSource clock;

	private final boolean verbose;

	private final ScheduledExecutorService timer;

	private Forecast forecast;

	private int total;

	private int doneBefore;

	private int done;

	private int failed;

	private int told;

	private int toTell;

	private int left = -1;

	private @Nullable Instant waitsUntil;

	private boolean waitsTold;

	private @Nullable Future<?> display;

	/**
	 * Creates the display.
	 * @param verbose whether retries and all failures are shown
	 */
	public Progress(Console console, InstantSource clock, boolean verbose) {
		this.console = console;
		this.clock = clock;
		this.verbose = verbose;
		this.forecast = new Forecast(clock.instant());
		this.timer = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread thread = new Thread(work, "progress");
			thread.setDaemon(true);
			return thread;
		});
	}

	@Override
	public void started(Run run, boolean resumed) {
		Run.Request asked = run.request();
		String what = (asked.undoes() != null) ? "undo run " + asked.undoes() + " (" + asked.mapping() + ")"
				: asked.mapping();
		this.console.progress(resumed ? "Run " + run.id() + " goes on where it stopped: " + what
				: "Run " + run.id() + ": " + what + " on " + asked.url());
	}

	@Override
	public synchronized void planned(Run run, Tally tally) {
		this.total = tally.total();
		this.doneBefore = tally.total() - tally.open();
		this.done = this.doneBefore;
		this.forecast = new Forecast(this.clock.instant());
		this.console.progress("Plan: " + Plural.of(tally.open(), "room") + " to do, " + tally.already()
				+ " already right, " + tally.skipped() + " left out.");
		display();
	}

	@Override
	public synchronized void counted(Run run, Tally tally) {
		this.done = tally.total() - tally.open();
		if (this.total == 0) {
			this.doneBefore = this.done;
		}
		this.total = tally.total();
		this.failed = Math.max(this.failed, tally.failed());
		display();
	}

	private void display() {
		if (this.display == null) {
			this.console.followTerminal();
			Duration every = this.console.isTerminal() ? BAR_EVERY : LINE_EVERY;
			this.display = this.timer.scheduleAtFixedRate(this::show, every.toMillis(), every.toMillis(),
					TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public void leftOut(Run run, List<Conflict> conflicts) {
		EndingText.conflicts(conflicts, run.request().mapping(), this.verbose).forEach(this.console::problem);
	}

	@Override
	public void verifying(Run run) {
		this.console.progress("Comparing all rooms with what they were before.");
	}

	@Override
	public synchronized void telling(int done, int rooms) {
		if (done == 0) {
			this.console.progress("Telling renamed rooms of their new names: " + rooms + " to tell.");
			this.forecast = new Forecast(this.clock.instant());
			display();
		}
		this.told = done;
		this.toTell = rooms;
	}

	@Override
	public void warning(String sentence) {
		this.console.warning(sentence);
	}

	@Override
	public synchronized void ended(Entry entry) {
		this.done++;
		Cause cause = entry.outcome().cause();
		if (cause != null) {
			this.failed++;
			if (this.verbose || this.failed <= SHOWN_FAILURES) {
				this.console.progress(
						"Line " + entry.wish().line() + ", room " + entry.room() + ": " + entry.outcome().detail());
			}
		}
	}

	@Override
	public synchronized void waiting(Instant until, String why) {
		this.waitsUntil = until;
		this.left = 0;
		this.forecast.waiting();
		if (this.console.isTerminal() && this.waitsTold) {
			return;
		}
		this.waitsTold = true;
		tellWait(until, why);
	}

	@Override
	public void messageWaits(Instant until, String why) {
		tellWait(until, why);
	}

	private void tellWait(Instant until, String why) {
		this.console.progress(why + "; going on at " + clock(until) + ", in "
				+ Durations.show(Duration.between(this.clock.instant(), until)) + ".");
	}

	@Override
	public synchronized void budget(int left, int limit) {
		this.left = left;
		this.forecast.answered(left, limit);
	}

	@Override
	public void retrying(String what, String why) {
		if (this.verbose) {
			this.console.progress("Trying again: " + why);
		}
	}

	@Override
	public void setAside(String fingerprint, String why, int left) {
		this.console.warning("Token " + fingerprint + " is set aside, and the run goes on with "
				+ ((left == 1) ? "the other one. " : "the other " + left + ". ") + why);
	}

	@Override
	public synchronized void close() {
		if (this.display != null) {
			this.display.cancel(false);
		}
		this.timer.shutdownNow();
	}

	private synchronized void show() {
		BarLine line = line();
		if (this.console.isTerminal()) {
			this.console.bar(line.within(this.console.barWidth()));
		}
		else {
			this.console.progress(line.words());
		}
	}

	private BarLine line() {
		Instant now = this.clock.instant();
		BarLine line = (this.toTell > 0)
				? new BarLine(this.told, this.toTell).add(this.told + "/" + Plural.of(this.toTell, "room") + " told", 5)
				: new BarLine(this.done, this.total).add(this.done + "/" + Plural.of(this.total, "room"), 5)
					.add(this.failed + " failed", 4);
		if (this.waitsUntil != null && this.waitsUntil.isAfter(now)) {
			line.add("no calls left until " + clock(this.waitsUntil), 2);
		}
		else if (this.left >= 0) {
			line.add(Plural.of(this.left, "call") + " left", 1);
		}
		Duration rest = (this.toTell > 0) ? this.forecast.rest(this.told, this.toTell - this.told, now)
				: this.forecast.rest(this.done - this.doneBefore, this.total - this.done, now);
		return (rest != null) ? line.add("ends " + Durations.end(now, rest), 3) : line;
	}

	private static String clock(Instant time) {
		return CLOCK.withZone(ZoneId.systemDefault()).format(time);
	}

}
