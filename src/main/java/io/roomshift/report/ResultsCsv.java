package io.roomshift.report;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Every row of the mapping and what became of it.
 */
final class ResultsCsv {

	static final String FILE = "results.csv";

	private static final List<String> COLUMNS = List.of("line", "room_id", "old_name", "new_name", "outcome", "detail",
			"slack_name", "http_status", "attempts", "finished_at");

	private final CsvWriter csv;

	private final boolean tellsTokens;

	/**
	 * Writes the header.
	 * @param tellsTokens whether the detail names the token by which a room was updated
	 */
	ResultsCsv(Writer out, boolean tellsTokens) throws IOException {
		this.tellsTokens = tellsTokens;
		this.csv = new CsvWriter(out, ',');
		this.csv.row(COLUMNS);
	}

	void add(ReportedRow row) throws IOException {
		this.csv.row(List.of(String.valueOf(row.line()), String.valueOf(row.room()), orEmpty(row.oldName()),
				row.newName(), row.outcome().word(), this.tellsTokens ? row.detailWithToken() : row.detail(),
				row.slackName().value(), status(row.httpStatus()), String.valueOf(row.attempts()),
				time(row.finishedAt())));
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static String status(int httpStatus) {
		return (httpStatus != 0) ? String.valueOf(httpStatus) : "";
	}

	private static String time(@Nullable Instant instant) {
		return (instant != null) ? Timestamps.format(instant) : "";
	}

}
