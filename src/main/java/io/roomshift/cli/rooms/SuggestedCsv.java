package io.roomshift.cli.rooms;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import io.roomshift.input.Mapping;
import io.roomshift.report.CsvWriter;
import io.roomshift.suggest.Suggestion;

/**
 * Suggested names as a mapping.
 */
final class SuggestedCsv {

	private static final List<String> COLUMNS = List.of("room_id", "expected_name", "new_name", "why");

	private final CsvWriter csv;

	/**
	 * Writes the header.
	 */
	SuggestedCsv(Writer out) throws IOException {
		this.csv = new CsvWriter(out, ',');
		this.csv.row(COLUMNS);
	}

	void add(Suggestion suggestion) throws IOException {
		this.csv.row(List.of(suggestion.room().toString(), Mapping.expectedName(suggestion.name()),
				suggestion.newName().value(), suggestion.why()));
	}

}
