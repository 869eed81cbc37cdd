package io.roomshift.cli.rooms;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import io.roomshift.cli.console.Console;
import io.roomshift.room.Plural;

/**
 * Shows how many rooms were read: with every page at the bottom of a terminal, else in a
 * line every ten seconds.
 */
final class Counter {

	private static final int ROOMS_OF_A_PAGE = 1000;

	private static final Duration LINE_EVERY = Duration.ofSeconds(10);

	private final Console console;

	private final boolean bar;

	private final InstantSource clock;

	private Instant shownAt;

	private int rooms;

	/**
	 * Creates it.
	 * @param alone whether nothing else is shown on a terminal meanwhile
	 */
	Counter(Console console, boolean alone, InstantSource clock) {
		this.console = console;
		this.bar = alone && console.isTerminal();
		this.clock = clock;
		this.shownAt = clock.instant();
	}

	void add() {
		this.rooms++;
		if (this.rooms % ROOMS_OF_A_PAGE == 0 && this.bar) {
			this.console.bar(text());
		}
		else if (!this.console.isTerminal() && this.clock.instant().isAfter(this.shownAt.plus(LINE_EVERY))) {
			this.console.progress(text());
			this.shownAt = this.clock.instant();
		}
	}

	private String text() {
		return Plural.of(this.rooms, "room") + " read";
	}

}
