package io.roomshift.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import io.roomshift.input.FormulaGuard;

/**
 * Writes rows as the mapping is read: quoted by RFC 4180 where need be, guarded against
 * spreadsheets. Lines end in LF, which spreadsheets and {@code cut} both take.
 */
public final class CsvWriter {

	private final Writer out;

	private final char delimiter;

	public CsvWriter(Writer out, char delimiter) {
		this.out = out;
		this.delimiter = delimiter;
	}

	public void row(List<String> cells) throws IOException {
		for (int i = 0; i < cells.size(); i++) {
			if (i > 0) {
				this.out.write(this.delimiter);
			}
			this.out.write(written(FormulaGuard.guard(cells.get(i))));
		}
		this.out.write('\n');
	}

	private String written(String cell) {
		return needsQuotes(cell) ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
	}

	private boolean needsQuotes(String cell) {
		// A row that begins with a bare '#' would be read as a comment.
		return cell.startsWith("#")
				|| cell.chars().anyMatch((c) -> c == this.delimiter || c == '"' || c == '\n' || c == '\r');
	}

}
