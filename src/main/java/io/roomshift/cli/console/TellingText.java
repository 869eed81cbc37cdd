package io.roomshift.cli.console;

import java.util.ArrayList;
import java.util.List;

import io.roomshift.job.Ending;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.report.Summary;

/**
 * The last lines of a command that told the rooms of an earlier run.
 */
public final class TellingText {

	private final Ending ending;

	private final Summary summary;

	/**
	 * Creates the text.
	 * @param commandLine the command line that goes on
	 */
	public TellingText(Ending ending, String commandLine) {
		this.ending = ending;
		this.summary = ending.summaryOfTelling(commandLine);
	}

	/**
	 * What stood in the way, for stderr; empty when nothing did.
	 */
	public List<String> complaints() {
		return this.ending.reason().isEmpty() ? List.of() : List.of(this.ending.reason());
	}

	/**
	 * The lines of the result.
	 */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add(headline());
		Tally.Told told = this.ending.tally().told();
		lines.add("Told      " + EndingText.told((told != null) ? told : Tally.Told.NONE));
		Run.Calls calls = this.summary.calls();
		lines.add(EndingText.calls(calls));
		lines.add("Reports   " + this.summary.files().reportDir());
		if (this.summary.next() != null) {
			lines.add("Next      " + this.summary.next());
		}
		return lines;
	}

	private String headline() {
		String run = "run " + this.ending.run().id();
		return switch (this.ending.kind()) {
			case COMPLETED -> "The rooms that " + run + " renamed were told.";
			case ALREADY_COMPLETED -> (this.ending.tally().renamed() > 0)
					? "The rooms that " + run
							+ " renamed were told before: nothing to do, no call was made. --again tells them anew."
					: "Run " + this.ending.run().id() + " renamed no room: nothing to do, no call was made.";
			case COMPLETED_WITH_FAILURES -> "Not all rooms that " + run + " renamed were surely told.";
			case REFUSED, OUT_OF_REACH -> "No room was told.";
			case STOPPED -> "Telling the rooms of " + run + " was stopped part-way; progress is kept.";
			case INTERRUPTED -> "Telling the rooms of " + run + " was interrupted; progress is kept.";
		};
	}

}
