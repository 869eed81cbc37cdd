package io.roomshift.report.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

import io.roomshift.report.CauseCount;
import io.roomshift.report.Contents;
import io.roomshift.report.Draft;
import io.roomshift.report.PageFormat;
import io.roomshift.report.ReportedRow;

/**
 * The page of one run. Rows go to a spool while they pass, since what stands above them
 * depends on all of them.
 */
final class HtmlPage implements PageFormat.Page {

	private final Template template;

	private final Contents contents;

	private final Draft page;

	private final Draft spool;

	private final RowsJson rows;

	private final FirstRows firstRows = new FirstRows();

	private final SlackFindings slack;

	HtmlPage(Template template, Contents contents, Draft page, Draft spool) {
		this.template = template;
		this.contents = contents;
		this.page = page;
		this.spool = spool;
		this.rows = new RowsJson(spool.writer());
		this.slack = new SlackFindings(contents.slack());
	}

	@Override
	public void add(ReportedRow row) {
		this.rows.add(row, this.slack.of(row));
		this.firstRows.add(row);
	}

	@Override
	public void end() throws IOException {
		this.rows.end();
		Writer out = this.page.writer();
		Markup html = new Markup(out);
		try {
			this.template.fill((text) -> write(out, text), (place) -> section(place).writeTo(html));
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private Section section(String place) {
		return switch (place) {
			case "title" -> (html) -> html.text("Run " + this.contents.run().id() + ": "
					+ Verdict.of(this.contents).sentence() + " · " + this.contents.run().request().mapping());
			case "run" -> (html) -> html.text("Run " + this.contents.run().id());
			case "headline" -> new Headline(this.contents);
			case "outcomes" -> new OutcomeChart(this.contents.summary().rooms());
			case "causes" -> new CauseTable(this.contents.causes());
			case "slack" -> this.slack;
			case "calls" -> new CallSection(this.contents);
			case "causeoptions" -> this::causeOptions;
			case "slackoptions" -> this.slack::options;
			case "rows" -> this.firstRows;
			case "withoutscript" -> this::withoutScript;
			case "data" -> (html) -> data();
			default -> throw new IllegalStateException("The page has no " + place);
		};
	}

	private void causeOptions(Markup html) {
		for (CauseCount cause : this.contents.causes()) {
			html.element("option", CauseTable.words(cause.cause()) + " (" + Figures.count(cause.count()) + ")", "value",
					cause.cause());
		}
	}

	private void withoutScript(Markup html) {
		int count = this.firstRows.count();
		if (count > FirstRows.SHOWN) {
			html.text("These are the first " + FirstRows.SHOWN + " of " + Figures.count(count)
					+ " rooms; results.csv has all of them. With scripts allowed, this page can search and sort them.");
		}
		else {
			html.text("With scripts allowed, this page can search and sort the rooms.");
		}
	}

	private void data() {
		try {
			this.spool.copyTo(this.page.writer());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Writer out, String text) {
		try {
			out.write(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
