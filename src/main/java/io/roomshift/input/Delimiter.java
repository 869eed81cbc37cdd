package io.roomshift.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What stands between two cells.
 */
enum Delimiter {

	COMMA(',', "comma"), SEMICOLON(';', "semicolon"), TAB('\t', "tab");

	/** The header must end within so many characters of the file's beginning. */
	private static final int FARTHEST = 65_536;

	private final char sign;

	private final String word;

	Delimiter(char sign, String word) {
		this.sign = sign;
		this.word = word;
	}

	char sign() {
		return this.sign;
	}

	String word() {
		return this.word;
	}

	static boolean isSign(int c) {
		return c == ',' || c == ';' || c == '\t';
	}

	/**
	 * The delimiter that makes the most known columns of the header and, among equals,
	 * the most cells; the reader is left where it was.
	 */
	static Delimiter sniff(BufferedReader in) throws IOException {
		in.mark(FARTHEST);
		String header = firstRow(in);
		in.reset();
		return Arrays.stream(values())
			.max(Comparator.comparingLong((Delimiter delimiter) -> delimiter.knownColumns(header))
				.thenComparingInt((delimiter) -> delimiter.split(header).size()))
			.orElseThrow();
	}

	private static String firstRow(BufferedReader in) throws IOException {
		StringBuilder row = new StringBuilder();
		boolean content = false;
		boolean quoted = false;
		for (int read = 0; read < FARTHEST; read++) {
			int c = in.read();
			boolean ends = c < 0 || (!quoted && (c == '\n' || c == '\r'));
			if (ends && (c < 0 || (content && row.charAt(0) != '#'))) {
				break;
			}
			if (ends) {
				row.setLength(0);
				content = false;
				continue;
			}
			row.append((char) c);
			quoted ^= c == '"' && row.charAt(0) != '#';
			content |= c != '"' && !isSign(c) && !Cell.isBlank(c);
		}
		return row.toString();
	}

	private long knownColumns(String header) {
		return split(header).stream().filter((cell) -> Header.Column.parse(cell).isPresent()).count();
	}

	/**
	 * The cells of a sound row, without their quotes; good enough to guess by.
	 */
	List<String> split(String row) {
		List<String> cells = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < row.length(); i++) {
			char c = row.charAt(i);
			if (c == '"') {
				quoted = !quoted;
			}
			else if (c == this.sign && !quoted) {
				cells.add(cell.toString());
				cell.setLength(0);
			}
			else {
				cell.append(c);
			}
		}
		cells.add(cell.toString());
		return cells;
	}

}
