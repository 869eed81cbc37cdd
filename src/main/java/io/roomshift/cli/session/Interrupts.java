package io.roomshift.cli.session;

import java.util.concurrent.atomic.AtomicBoolean;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.console.Signals;

/**
 * Hears SIGINT and SIGTERM, so that the program ends in its own order, with its own exit
 * code, and with the database still open.
 */
public final class Interrupts {

	/** 128 + SIGINT, as shells show a process that a signal ended. */
	private static final int ENDED_BY_SIGNAL = 130;

	/** A terminal that its user has stopped takes nothing. */
	private static final long PATIENCE_IN_MILLIS = 200;

	private static final AtomicBoolean HEARD = new AtomicBoolean();

	private Interrupts() {
	}

	/**
	 * Runs the action at the first of the two signals, and says so; the second ends the
	 * process at once.
	 */
	public static void onFirst(Console console, Runnable action) {
		Runnable heard = () -> {
			if (HEARD.compareAndSet(false, true)) {
				action.run();
				console.progress("Stopping: calls under way are finished. A second signal ends it at once.");
			}
			else {
				end(console);
			}
		};
		Signals.onEach("INT", heard);
		Signals.onEach("TERM", heard);
	}

	private static void end(Console console) {
		try {
			Thread last = new Thread(console::ended, "last words");
			last.start();
			last.join(PATIENCE_IN_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			Runtime.getRuntime().halt(ENDED_BY_SIGNAL);
		}
	}

}
