package io.roomshift.cli.console;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.report.CauseCount;
import io.roomshift.report.RunStatus;
import io.roomshift.report.Summary;
import io.roomshift.room.Plural;

/**
 * Runs as people read them.
 */
public final class StatusText {

	/** Two columns are as wide as what is in them, so that most lists fit 80 columns. */
	private static final String LINE = "%3s  %-16s  %-{took}s  %-{state}s  %5s  %7s  %6s  %s";

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
		.withZone(ZoneId.systemDefault());

	private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
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
		String line = LINE.replace("{took}", width("took", runs, StatusText::took))
			.replace("{state}", width("state", runs, StatusText::state));
		List<String> lines = new ArrayList<>();
		lines.add(line.formatted("run", "started", "took", "state", "rooms", "renamed", "failed", "what"));
		for (Run run : runs) {
			Tally tally = tallies.apply(run);
			lines.add(line.formatted(run.id(), MINUTE.format(run.startedAt()), took(run), state(run), tally.total(),
					tally.renamed(), tally.failed(), what(run)));
		}
		return lines;
	}

	private static String width(String title, List<Run> runs, Function<Run, String> cell) {
		int widest = runs.stream().map(cell).mapToInt(String::length).max().orElse(0);
		return Integer.toString(Math.max(title.length(), widest));
	}

	private static String state(Run run) {
		return (run.undoneBy() != null) ? "undone by run " + run.undoneBy() : run.state().word();
	}

	private static String took(Run run) {
		return (run.endedAt() != null) ? Durations.show(Duration.between(run.startedAt(), run.endedAt())) : "-";
	}

	/**
	 * What was asked, as short as can be.
	 */
	private static String what(Run run) {
		Run.Request asked = run.request();
		return (asked.undoes() != null) ? "undo " + asked.undoes() : asked.command() + " " + asked.mapping();
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
	public static List<String> one(RunStatus status) {
		Run run = status.run();
		List<String> lines = new ArrayList<>();
		lines.add("Run " + run.id() + " (" + what(run) + ") on " + run.request().url() + ": "
				+ run.state().word().replace('_', ' ')
				+ ((run.undoneBy() != null) ? ", undone by run " + run.undoneBy() : ""));
		if (!run.stopReason().isEmpty()) {
			lines.add(run.stopReason());
		}
		lines.add("Started   " + SECOND.format(run.startedAt()) + ((run.endedAt() != null)
				? "; ended " + SECOND.format(run.endedAt()) + ", " + took(run) + " later" : ""));
		lines.addAll(EndingText.counts(status.tally()));
		for (CauseCount cause : status.causes()) {
			lines.add("  " + cause.count() + " x " + cause.cause() + ": " + cause.tip());
		}
		unfinished(status).ifPresent(lines::add);
		lines.add(EndingText.calls(run.calls()));
		lines.addAll(tokens(run.calls()));
		pace(status).ifPresent(lines::add);
		lines.add("Reports   " + run.reports());
		if (status.summary().next() != null) {
			lines.add("Next      " + status.summary().next());
		}
		return lines;
	}

	private static Optional<String> unfinished(RunStatus status) {
		if (status.toDo() + status.inDoubt() + status.parked() == 0) {
			return Optional.empty();
		}
		return Optional.of("Left      " + Plural.of(status.toDo(), "room") + " to do"
				+ ((status.inDoubt() > 0)
						? ", " + status.inDoubt() + " in doubt: an update left, and no answer is on record" : "")
				+ ((status.parked() > 0) ? ", " + status.parked() + " on a temporary name" : ""));
	}

	private static List<String> tokens(Run.Calls calls) {
		return (calls.tokens().size() < 2) ? List.of()
				: calls.tokens()
					.stream()
					.map((token) -> "  token " + token.fingerprint() + ": " + Plural.of(token.calls(), "call")
							+ (token.setAside() ? ", set aside" : ""))
					.toList();
	}

	private static Optional<String> pace(RunStatus status) {
		return status.callsPerMinute()
			.map((calls) -> "Pace      " + Plural.of(Math.round(calls), "call") + " and "
					+ Plural.of(Math.round(status.roomsPerMinute().orElse(0.0)), "room") + " a minute, in "
					+ Durations.show(status.worked()) + " of work"
					+ status.rest().map((rest) -> "; the rest would take " + Durations.show(rest)).orElse(""));
	}

}
