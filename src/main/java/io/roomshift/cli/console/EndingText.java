package io.roomshift.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.roomshift.job.Ending;
import io.roomshift.job.PlanRefusedException;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.plan.Conflict;
import io.roomshift.report.Summary;
import io.roomshift.room.Plural;

/**
 * The last lines of a run: what happened, where the reports are, what to do next.
 */
public final class EndingText {

	private static final Map<Ending.Kind, String> HEADLINES = Map.of(Ending.Kind.COMPLETED, "Run %d completed.",
			Ending.Kind.ALREADY_COMPLETED, "Run %d is already complete: nothing to do, no call was made.",
			Ending.Kind.COMPLETED_WITH_FAILURES, "Run %d finished, but some rooms failed or differ.",
			Ending.Kind.REFUSED, "Run %d was refused: nothing was written to HipChat.", Ending.Kind.OUT_OF_REACH,
			"Run %d was not begun: nothing was written to HipChat.", Ending.Kind.STOPPED,
			"Run %d was stopped part-way; progress is kept.", Ending.Kind.INTERRUPTED,
			"Run %d was interrupted; progress is kept.");

	/** As many conflicts as anybody reads. */
	public static final int SHOWN = 20;

	private final Ending ending;

	private final String commandLine;

	private final boolean verbose;

	/**
	 * Creates the text.
	 * @param commandLine the command line that goes on with the run
	 * @param verbose whether every conflict is told
	 */
	public EndingText(Ending ending, String commandLine, boolean verbose) {
		this.ending = ending;
		this.commandLine = commandLine;
		this.verbose = verbose;
	}

	/**
	 * What stood in the way, for stderr; empty when nothing did.
	 */
	public List<String> complaints() {
		List<String> lines = new ArrayList<>();
		if (this.ending.fault() instanceof PlanRefusedException refused) {
			lines.addAll(conflicts(refused.conflicts(), this.ending.run().request().mapping(), this.verbose));
		}
		if (!this.ending.reason().isEmpty()) {
			lines.add(this.ending.reason());
		}
		return lines;
	}

	/**
	 * The lines of the result.
	 */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		Run run = this.ending.run();
		Summary summary = this.ending.summary(this.commandLine);
		boolean again = this.ending.kind() == Ending.Kind.ALREADY_COMPLETED && run.request().undoes() == null;
		lines.add(HEADLINES.getOrDefault(this.ending.kind(), "").formatted(run.id())
				+ (again ? " --again starts a new run." : ""));
		if (this.ending.tally().total() > 0) {
			Run.Calls calls = summary.calls();
			lines.addAll(counts(this.ending.tally()));
			lines.add(calls(calls));
			lines.add("Reports   " + run.reports());
		}
		if (summary.next() != null) {
			lines.add("Next      " + summary.next());
		}
		return lines;
	}

	/**
	 * How many calls there were.
	 */
	public static String calls(Run.Calls calls) {
		return "Calls     " + calls.total() + ": " + calls.get() + " read, " + Plural.of(calls.put(), "update")
				+ ((calls.post() > 0) ? ", " + Plural.of(calls.post(), "message") : "") + ", " + calls.throttled()
				+ " throttled";
	}

	static List<String> counts(Tally tally) {
		Summary.Rooms rooms = Summary.Rooms.of(tally);
		List<String> lines = new ArrayList<>();
		lines.add("Rooms     " + rooms.total() + ": " + rooms.renamed() + " renamed, " + rooms.already()
				+ " already right, " + rooms.failed() + " failed, " + rooms.skipped() + " skipped, " + rooms.pending()
				+ " pending" + ((tally.undone() > 0) ? ", " + tally.undone() + " undone" : ""));
		lines.add("Verified  " + tally.asPlanned() + " as planned, " + tally.differing() + " differing");
		if (tally.told() != null) {
			lines.add("Told      " + told(tally.told()));
		}
		return lines;
	}

	static String told(Tally.Told told) {
		String rooms = Plural.of(told.sent(), "room");
		String failed = (told.failed() > 0) ? "; " + told.failed() + " refused" : "";
		String unsure = (told.unsure() > 0) ? "; " + told.unsure() + " may have been told" : "";
		return rooms + failed + unsure + ((failed + unsure).isEmpty() ? "" : ", see results.csv");
	}

	/**
	 * Conflicts, a line each.
	 * @param mapping the file that holds the rows
	 * @param all whether every one is told
	 */
	public static List<String> conflicts(List<Conflict> conflicts, String mapping, boolean all) {
		List<String> lines = new ArrayList<>();
		int shown = all ? conflicts.size() : Math.min(conflicts.size(), SHOWN);
		for (Conflict conflict : conflicts.subList(0, shown)) {
			lines.add(mapping + ":" + conflict.wish().line() + ": " + conflict.explain() + " " + conflict.tip() + " ["
					+ conflict.code() + "]");
		}
		if (shown < conflicts.size()) {
			lines.add((conflicts.size() - shown) + " more; --verbose shows all.");
		}
		return lines;
	}

}
