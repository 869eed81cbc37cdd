package io.roomshift.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.roomshift.input.Cells;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.announcements.Announcement;
import io.roomshift.ledger.announcements.Announcements;
import io.roomshift.room.RoomName;
import tools.jackson.core.exc.JacksonIOException;

/**
 * The reports of a run, written from the ledger alone, so that they can be written again
 * at any time.
 */
public final class Reports {

	private static final int ROWS = 1000;

	private final Ledger ledger;

	private final Announcements announcements;

	private final Function<RoomName, String> slackName;

	/**
	 * Creates the reports.
	 * @param ledger the record of all runs
	 * @param announcements what rooms were told in them
	 * @param slackName the channel name that Slack would make of a room's name
	 */
	Reports(Ledger ledger, Announcements announcements, Function<RoomName, String> slackName) {
		this.ledger = ledger;
		this.announcements = announcements;
		this.slackName = slackName;
	}

	/**
	 * Writes the reports as the ledger is now, in place of those that are there. A crash
	 * leaves each of the files either as it was or new as a whole.
	 * @param run the run
	 * @param summary what the JSON report begins with
	 * @return the directory of the reports
	 * @throws ReportException when they can't be written
	 */
	public Path write(Run run, Summary summary) {
		Path directory = run.reports();
		try {
			Files.createDirectories(directory);
			write(directory, run, summary);
		}
		catch (IOException | JacksonIOException ex) {
			throw new ReportException(run, ex);
		}
		return directory;
	}

	private void write(Path directory, Run run, Summary summary) throws IOException {
		List<Run.OfToken> tokens = run.calls().tokens();
		try (Draft results = new Draft(directory.resolve(ResultsCsv.FILE));
				Draft retry = new Draft(directory.resolve(RetryCsv.FILE));
				Draft report = new Draft(directory.resolve(ReportJson.FILE))) {
			ResultsCsv resultsCsv = new ResultsCsv(results.writer(), tokens.size() > 1);
			RetryCsv retryCsv = new RetryCsv(retry.writer(), run.request());
			ReportJson reportJson = new ReportJson(report.writer(), summary, tokens,
					CauseCount.of(this.ledger.tally(run)));
			for (List<Ledger.Row> page = page(run, 0); !page.isEmpty(); page = page(run, lastLine(page))) {
				Map<Integer, Announcement> told = this.announcements.between(run, line(page.get(0)), lastLine(page));
				for (Ledger.Row row : page) {
					ReportedRow reported = ReportedRow.from(row.entry(), told.get(line(row)), this.slackName);
					resultsCsv.add(reported);
					retryCsv.add(reported, new Cells(row.cells()));
					reportJson.add(reported);
				}
			}
			reportJson.end();
			results.publish();
			report.publish();
			if (retryCsv.isEmpty()) {
				retry.withdraw();
			}
			else {
				retry.publish();
			}
		}
	}

	private List<Ledger.Row> page(Run run, int after) {
		return this.ledger.rows(run, after, ROWS);
	}

	private static int lastLine(List<Ledger.Row> page) {
		return line(page.get(page.size() - 1));
	}

	private static int line(Ledger.Row row) {
		return row.entry().wish().line();
	}

}
