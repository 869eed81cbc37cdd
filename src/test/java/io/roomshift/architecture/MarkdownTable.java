package io.roomshift.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A table of a document, so that a test can compare it with the code.
 *
 * @param rows the cells of its rows, without the header
 */
public record MarkdownTable(List<List<String>> rows) {

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	public MarkdownTable {
		rows = List.copyOf(rows);
	}

	/**
	 * Reads the one table of a document whose header is the given one.
	 * @param header the names of its columns
	 */
	public static MarkdownTable in(Path document, String... header) {
		List<String> lines = lines(document);
		int start = lines.indexOf("| " + String.join(" | ", header) + " |");
		if (start < 0) {
			throw new IllegalArgumentException(document + " has no table of " + Arrays.toString(header));
		}
		return new MarkdownTable(lines.stream()
			.skip(start + 2)
			.takeWhile((line) -> line.startsWith("|"))
			.map(MarkdownTable::cells)
			.toList());
	}

	/**
	 * What is marked as code in a cell.
	 */
	public static List<String> code(String cell) {
		return CODE.matcher(cell).results().map((MatchResult mark) -> mark.group(1)).toList();
	}

	/**
	 * What is marked as code in a column, row by row.
	 * @param column the column, from 0
	 */
	public List<String> codeOf(int column) {
		return this.rows.stream().flatMap((row) -> code(row.get(column)).stream()).toList();
	}

	/**
	 * The rows' cells in a column, as they stand.
	 * @param column the column, from 0
	 */
	public List<String> column(int column) {
		return this.rows.stream().map((row) -> row.get(column)).toList();
	}

	private static List<String> cells(String line) {
		String inner = line.substring(1, line.lastIndexOf('|'));
		return Arrays.stream(inner.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
	}

	private static List<String> lines(Path document) {
		try {
			return Files.readAllLines(document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
