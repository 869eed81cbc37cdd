package io.roomshift.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.StringJoiner;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * All cells of one row of the mapping, kept as one string because a mapping has many
 * rows.
 *
 * @param csv the cells by RFC 4180, with commas, whatever the file's own delimiter is;
 * not guarded against spreadsheets, see {@link FormulaGuard}
 */
public record Cells(String csv) {

	private static final CSVFormat FORMAT = CSVFormat.RFC4180;

	public static Cells of(List<String> values) {
		StringJoiner csv = new StringJoiner(",");
		for (String value : values) {
			boolean plain = Cell.find(value, (c) -> c == ',' || c == '"' || c == '\n' || c == '\r') < 0;
			// A single empty cell would be an empty line, which is no row.
			csv.add((plain && values.size() > 1) ? value : "\"" + value.replace("\"", "\"\"") + "\"");
		}
		return new Cells(csv.toString());
	}

	/**
	 * The cells in the order of the mapping's header.
	 */
	public List<String> values() {
		try (CSVParser parser = CSVParser.parse(this.csv, FORMAT)) {
			return parser.stream().findFirst().map((line) -> List.of(line.values())).orElseGet(List::of);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
