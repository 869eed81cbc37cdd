package io.roomshift.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.roomshift.input.Cells;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.announcements.Announcement;
import io.roomshift.ledger.announcements.Announcements;
import io.roomshift.ledger.slack.SlackForecasts;
import io.roomshift.ledger.timeline.Timelines;
import io.roomshift.slack.SlackRules;
import tools.jackson.core.exc.JacksonIOException;

/**
 * The reports of a run, written from the ledger alone, so that they can be written again
 * at any time.
 */
public final class Reports {

	private static final int ROWS = 1000;

	private final Ledger ledger;

	private final Announcements announcements;

	private final Timelines timelines;

	private final SlackForecasts forecasts;

	private final PageFormat format;

	/**
	 * Creates the reports.
	 * @param ledger the record of all runs
	 * @param announcements what rooms were told in them
	 * @param timelines when their calls were made
	 * @param forecasts what Slack would make of their rooms
	 * @param format the look of the report that people read
	 */
	Reports(Ledger ledger, Announcements announcements, Timelines timelines, SlackForecasts forecasts,
			PageFormat format) {
		this.ledger = ledger;
		this.announcements = announcements;
		this.timelines = timelines;
		this.forecasts = forecasts;
		this.format = format;
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
		Contents contents = new Contents(run, summary, CauseCount.of(this.ledger.tally(run)), this.timelines.of(run),
				this.forecasts.of(run));
		try {
			Files.createDirectories(directory);
			write(directory, contents);
		}
		catch (IOException | UncheckedIOException | JacksonIOException ex) {
			throw new ReportException(run, ex);
		}
		this.ledger.reported(run);
		return directory;
	}

	private void write(Path directory, Contents contents) throws IOException {
		Run run = contents.run();
		try (Draft results = new Draft(directory.resolve(ResultsCsv.FILE));
				Draft retry = new Draft(directory.resolve(RetryCsv.FILE));
				Draft report = new Draft(directory.resolve(ReportJson.FILE));
				Draft page = new Draft(directory.resolve(PageFormat.FILE));
				Draft spool = new Draft(directory.resolve(PageFormat.FILE + ".rows"))) {
			Sheets sheets = new Sheets(new ResultsCsv(results.writer(), run.calls().tokens().size() > 1),
					new RetryCsv(retry.writer(), run.request()), new ReportJson(report.writer(), contents),
					this.format.begin(contents, page, spool));
			fill(sheets, run, contents.slack().rules());
			results.publish();
			report.publish();
			page.publish();
			if (sheets.retry.isEmpty()) {
				retry.withdraw();
			}
			else {
				retry.publish();
			}
		}
	}

	private void fill(Sheets sheets, Run run, SlackRules rules) throws IOException {
		for (List<Ledger.Row> page = page(run, 0); !page.isEmpty(); page = page(run, lastLine(page))) {
			Map<Integer, Announcement> told = this.announcements.between(run, line(page.get(0)), lastLine(page));
			for (Ledger.Row row : page) {
				sheets.add(ReportedRow.from(row.entry(), told.get(line(row)), rules), new Cells(row.cells()));
			}
		}
		sheets.end();
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

	/**
	 * All the reports, row by row.
	 */
	private record Sheets(ResultsCsv results, RetryCsv retry, ReportJson json, PageFormat.Page page) {

		private void add(ReportedRow row, Cells cells) throws IOException {
			this.results.add(row);
			this.retry.add(row, cells);
			this.json.add(row);
			this.page.add(row);
		}

		private void end() throws IOException {
			this.json.end();
			this.page.end();
		}

	}

}
