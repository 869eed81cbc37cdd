package io.roomshift.report.html;

import java.util.ArrayList;
import java.util.List;

import io.roomshift.report.ReportedRow;
import org.jspecify.annotations.Nullable;

/**
 * The first rows, for readers without scripts.
 */
final class FirstRows implements Section {

	static final int SHOWN = 50;

	private final List<ReportedRow> rows = new ArrayList<>();

	private int count;

	void add(ReportedRow row) {
		this.count++;
		if (this.count <= SHOWN) {
			this.rows.add(row);
		}
	}

	int count() {
		return this.count;
	}

	@Override
	public void writeTo(Markup html) {
		this.rows.forEach((row) -> row(html, row));
	}

	private static void row(Markup html, ReportedRow row) {
		html.open("tr", "role", "row");
		cell(html, "Line", "number").text(String.valueOf(row.line())).close();
		cell(html, "Room", "number").text(String.valueOf(row.room())).close();
		name(html, "Old name", row.oldName());
		name(html, "New name", row.newName());
		name(html, "Slack", "#" + row.slackName().value());
		cell(html, "Outcome", "outcome");
		html.element("span", row.outcome().word(), "class", "pill " + row.outcome().word()).close();
		name(html, "What happened", row.detail());
		cell(html, "Finished", "time");
		if (row.finishedAt() != null) {
			html.text(Figures.time(row.finishedAt(), true));
		}
		html.close().close();
	}

	private static Markup cell(Markup html, String label, String look) {
		return html.open("td", "role", "cell", "data-label", label, "class", look);
	}

	private static void name(Markup html, String label, @Nullable String name) {
		html.open("td", "role", "cell", "data-label", label, "class", "name");
		if (name != null) {
			html.name(name);
		}
		html.close();
	}

}
