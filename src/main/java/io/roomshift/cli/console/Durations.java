package io.roomshift.cli.console;

import java.time.Duration;

/**
 * Lengths of time as people say them.
 */
public final class Durations {

	private Durations() {
	}

	/**
	 * Shows a length of time by its two largest units, as in {@code 4 min 12 s}.
	 */
	public static String show(Duration duration) {
		long seconds = Math.max(0, (duration.toMillis() + 500) / 1000);
		if (seconds >= 3600) {
			return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
		}
		return (seconds >= 60) ? seconds / 60 + " min " + seconds % 60 + " s" : seconds + " s";
	}

}
