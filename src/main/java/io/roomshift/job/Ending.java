package io.roomshift.job;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.report.Summary;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, or why it was not begun.
 *
 * @param kind the kind
 * @param run the run
 * @param tally how its rows ended
 * @param calls the calls of this process
 * @param reason why it ended before its time, a sentence; empty when it did not
 * @param fault what refused it, for the console to tell more; null when nothing did
 */
public record Ending(Kind kind, Run run, Tally tally, Run.Calls calls, String reason, @Nullable Throwable fault) {

	/** A script, or {@code java -jar} with a jar; either as it stands or quoted. */
	private static final Pattern PROGRAM = Pattern.compile("(?:java -jar )?(?:'(?:[^']|'\\\\'')*'|[^' ]+)");

	/**
	 * How a run on record ended; one that was cut off counts as interrupted.
	 */
	public static Ending recorded(Run run, Tally tally) {
		Kind kind = switch (run.state()) {
			case COMPLETED -> Kind.COMPLETED;
			case COMPLETED_WITH_FAILURES -> Kind.COMPLETED_WITH_FAILURES;
			case REFUSED -> Kind.REFUSED;
			case STOPPED -> Kind.STOPPED;
			case INTERRUPTED, PLANNING, RUNNING -> Kind.INTERRUPTED;
		};
		return new Ending(kind, run, tally, run.calls(), "", null);
	}

	/**
	 * The ending as reports and {@code --format json} show it.
	 * @param commandLine the command line that goes on with the run
	 */
	public Summary summary(String commandLine) {
		return Summary.of(this.run, this.tally, this.kind.word(), this.kind.code(), this.calls, next(commandLine));
	}

	/**
	 * The same for the command that tells the rooms of a run that ended before.
	 */
	public Summary summaryOfTelling(String commandLine) {
		return new Summary(this.run.id(), "announce", this.kind.word(), this.kind.code(), Summary.Files.of(this.run),
				this.run.startedAt(), this.run.endedAt(), Summary.Rooms.of(this.tally), Summary.Verified.of(this.tally),
				this.calls, null, resumable() ? commandLine : null);
	}

	private @Nullable String next(String commandLine) {
		if (this.run.undoneBy() != null) {
			return null;
		}
		if (resumable()) {
			return commandLine;
		}
		boolean retry = this.kind == Kind.COMPLETED_WITH_FAILURES && this.tally.failed() + this.tally.skipped() > 0;
		return retry ? program(commandLine) + " " + this.run.reports().resolve("retry.csv")
				+ (commandLine.contains(" --simulate") ? " --simulate" : "") : null;
	}

	/**
	 * The beginning of a command line: what the operator started, up to the first
	 * argument.
	 */
	static String program(String commandLine) {
		Matcher program = PROGRAM.matcher(commandLine);
		return program.lookingAt() ? program.group() : commandLine;
	}

	/**
	 * What the same command would do next time: go on, or nothing.
	 */
	public boolean resumable() {
		return this.kind == Kind.STOPPED || this.kind == Kind.INTERRUPTED || this.kind == Kind.OUT_OF_REACH;
	}

	/** The kinds. */
	public enum Kind {

		/** All that was asked is so. */
		COMPLETED("completed", 0),

		/** All that was asked was so when this process began; it made no call. */
		ALREADY_COMPLETED("completed", 0),

		/** Finished, but some rows failed or differ. */
		COMPLETED_WITH_FAILURES("completed_with_failures", 1),

		/** The plan has conflicts; nothing was written to HipChat. */
		REFUSED("refused", 2),

		/**
		 * HipChat is out of reach or refuses the token; nothing was written to HipChat.
		 */
		OUT_OF_REACH("refused", 3),

		/** A stop rule ended it part-way. */
		STOPPED("stopped", 4),

		/** A signal or the time limit ended it part-way. */
		INTERRUPTED("interrupted", 5);

		private final String word;

		private final int code;

		Kind(String word, int code) {
			this.word = word;
			this.code = code;
		}

		/**
		 * The word by which JSON names it.
		 */
		public String word() {
			return this.word;
		}

		/**
		 * The exit code of the process.
		 */
		public int code() {
			return this.code;
		}

	}

}
