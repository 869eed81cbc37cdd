package io.roomshift.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The document that shows the matrix between two comments.
 */
final class MatrixDocument {

	private static final Path FILE = Path.of("src/docs/reliability.md");

	private static final String BEGIN = "<!-- The tables below are written by FaultMatrixTests. -->\n";

	private static final String END = "<!-- The tables above are written by FaultMatrixTests. -->\n";

	private MatrixDocument() {
	}

	/**
	 * The tables as they stand in the document.
	 */
	static String tables() {
		String text = text();
		return text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
	}

	/**
	 * Puts tables into the document.
	 */
	static void write(String tables) {
		String text = text();
		try {
			Files.writeString(FILE, text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + tables
					+ text.substring(text.indexOf(END)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A table for each call.
	 */
	static String tables(List<Cell> cells) {
		StringBuilder tables = new StringBuilder();
		for (Target target : Target.values()) {
			tables.append("\n### ").append(target.title()).append("\n\n");
			tables
				.append("| fault | exit code | outcome | calls | what the operator reads | exit code of the next run |")
				.append("\n|---|---|---|---|---|---|\n");
			for (Fault fault : Faults.all()) {
				tables.append(row(cells, fault, target)).append('\n');
			}
		}
		return tables.append('\n').toString();
	}

	private static String row(List<Cell> cells, Fault fault, Target target) {
		return cells.stream()
			.filter((cell) -> cell.target() == target && cell.fault().name().equals(fault.name()))
			.map(Cell::row)
			.findFirst()
			.orElse("| " + fault.name() + " | - | - | - | - | - |");
	}

	private static String text() {
		try {
			return Files.readString(FILE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
