package io.roomshift.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What stands between two cells.
 */
enum Delimiter {

	COMMA(',', "comma"), SEMICOLON(';', "semicolon"), TAB('\t', "tab");

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
	 * the most cells.
	 * @param head the beginning of the file, with the whole header in it
	 */
	static Delimiter sniff(String head) {
		String header = firstRow(head);
		return Arrays.stream(values())
			.max(Comparator.comparingLong((Delimiter delimiter) -> delimiter.knownColumns(header))
				.thenComparingInt((delimiter) -> delimiter.split(header).size()))
			.orElseThrow();
	}

	private static String firstRow(String head) {
		int start = 0;
		boolean content = false;
		boolean quoted = false;
		for (int i = 0; i < head.length(); i++) {
			char c = head.charAt(i);
			boolean comment = head.charAt(start) == '#';
			if (!quoted && (c == '\n' || c == '\r')) {
				if (content && !comment) {
					return head.substring(start, i);
				}
				start = i + 1;
				content = false;
				continue;
			}
			quoted ^= c == '"' && !comment;
			content |= c != '"' && !isSign(c) && !Cell.isBlank(c);
		}
		return head.substring(start);
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
