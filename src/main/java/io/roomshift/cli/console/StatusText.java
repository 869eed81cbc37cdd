package io.roomshift.cli.console;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.report.CauseCount;
import io.roomshift.report.Summary;

/**
 * Runs as people read them.
 */
public final class StatusText {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
		.withZone(ZoneId.systemDefault());

	private StatusText() {
	}

	/**
	 * All runs, a line each.
	 */
	public static List<String> all(List<Run> runs, Function<Run, Tally> tallies) {
		if (runs.isEmpty()) {
			return List.of("There are no runs yet.");
		}
		List<String> lines = new ArrayList<>();
		lines.add("%4s  %-16s  %-23s  %7s  %7s  %6s  %s".formatted("run", "started", "state", "rooms", "renamed",
				"failed", "mapping"));
		for (Run run : runs) {
			Tally tally = tallies.apply(run);
			lines.add("%4d  %-16s  %-23s  %7d  %7d  %6d  %s".formatted(run.id(), TIME.format(run.startedAt()),
					(run.undoneBy() != null) ? "undone by run " + run.undoneBy() : run.state().word(), tally.total(),
					tally.renamed(), tally.failed(), run.request().mapping()));
		}
		return lines;
	}

	/**
	 * All runs as one JSON object.
	 */
	public static String json(List<Summary> runs) {
		return runs.stream().map(Summary::json).collect(Collectors.joining(",", "{\"runs\":[", "]}"));
	}

	/**
	 * One run.
	 */
	public static List<String> one(Run run, Tally tally, Summary summary) {
		List<String> lines = new ArrayList<>();
		lines.add("Run " + run.id() + " (" + run.request().command() + " " + run.request().mapping() + ") on "
				+ run.request().url() + ": " + run.state().word().replace('_', ' ')
				+ ((run.undoneBy() != null) ? ", undone by run " + run.undoneBy() : ""));
		if (!run.stopReason().isEmpty()) {
			lines.add(run.stopReason());
		}
		lines.addAll(EndingText.counts(tally));
		for (CauseCount cause : CauseCount.of(tally)) {
			lines.add("  " + cause.count() + " x " + cause.cause() + ": " + cause.tip());
		}
		lines.add("Reports   " + run.reports());
		if (summary.next() != null) {
			lines.add("Next      " + summary.next());
		}
		return lines;
	}

}
