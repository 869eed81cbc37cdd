package io.roomshift.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.roomshift.input.Cells;
import io.roomshift.ledger.Run;

/**
 * The rows that are left for the next try, as a mapping: the mapping's own columns, with
 * what happened and what to do behind them.
 */
final class RetryCsv {

	static final String FILE = "retry.csv";

	private static final List<String> COLUMNS = List.of("outcome", "detail", "tip");

	private final CsvWriter csv;

	/** Places of the mapping's columns, without those of an earlier file of this kind. */
	private final List<Integer> kept;

	private boolean empty = true;

	/**
	 * Writes the header.
	 */
	RetryCsv(Writer out, Run.Request request) throws IOException {
		this.csv = new CsvWriter(out, request.delimiter());
		List<String> header = new Cells(request.header()).values();
		this.kept = IntStream.range(0, header.size())
			.filter((place) -> !COLUMNS.contains(header.get(place).strip().toLowerCase(Locale.ROOT)))
			.boxed()
			.toList();
		write(header, COLUMNS);
	}

	/**
	 * Adds the row if it is left for the next try.
	 * @param row the row
	 * @param cells its cells in the mapping
	 */
	void add(ReportedRow row, Cells cells) throws IOException {
		if (row.isLeft()) {
			write(cells.values(), List.of(row.outcome().word(), row.detail(), row.tip()));
			this.empty = false;
		}
	}

	/**
	 * Whether nothing is left.
	 */
	boolean isEmpty() {
		return this.empty;
	}

	private void write(List<String> mapping, List<String> ours) throws IOException {
		List<String> cells = new ArrayList<>();
		this.kept.forEach((place) -> cells.add(mapping.get(place)));
		cells.addAll(ours);
		this.csv.row(cells);
	}

}
