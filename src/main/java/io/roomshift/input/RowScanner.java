package io.roomshift.input;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Stands between the file and Commons CSV: lets only sound rows through, all of one
 * width, and remembers where each of their cells began.
 * <p>
 * Commons CSV itself takes a stray quote for text and a row of the wrong width for a row,
 * and does not tell where a cell stands.
 */
final class RowScanner extends Reader {

	private static final int END = -1;

	private static final int UNKNOWN = -1;

	private static final int LONGEST_ROW = 100_000;

	private final StrictReader source;

	private final Delimiter delimiter;

	private final Problems problems;

	/**
	 * Where the cells of the rows that were let through began: line in the upper half,
	 * column in the lower.
	 */
	private final Queue<long[]> places = new ArrayDeque<>();

	private final StringBuilder row = new StringBuilder();

	private int served;

	private long[] starts = new long[16];

	private int cells;

	private boolean sound;

	/**
	 * After text behind a closing quote, what opens and what closes is anyone's guess.
	 */
	private boolean muddled;

	private boolean content;

	private int width = UNKNOWN;

	private long rows;

	private int line;

	private int column;

	private int current = '\n';

	RowScanner(StrictReader source, Problems problems) throws IOException {
		this.source = source;
		this.delimiter = Delimiter.sniff(source.head());
		this.problems = problems;
	}

	Delimiter delimiter() {
		return this.delimiter;
	}

	/**
	 * The rows that held anything, sound or not, the header included.
	 */
	long rows() {
		return this.rows;
	}

	/**
	 * The cells that Commons CSV made of the next row, with their places.
	 */
	List<Cell> placed(String... values) {
		long[] from = this.places.remove();
		if (from.length != values.length) {
			throw new IllegalStateException("Scanned " + from.length + " cells, but parsed " + values.length);
		}
		List<Cell> placed = new ArrayList<>(values.length);
		for (int i = 0; i < values.length; i++) {
			placed.add(new Cell(FormulaGuard.unguard(values[i]), (int) (from[i] >>> 32), (int) from[i]));
		}
		return placed;
	}

	@Override
	public int read(char[] target, int offset, int length) throws IOException {
		while (this.served == this.row.length()) {
			if (!scanRow()) {
				return -1;
			}
		}
		int end = Math.min(this.served + length, this.row.length());
		this.row.getChars(this.served, end, target, offset);
		int count = end - this.served;
		this.served = end;
		return count;
	}

	/**
	 * Leaves the next row for {@link #read}, or nothing if it is not to be let through.
	 */
	private boolean scanRow() throws IOException {
		this.row.setLength(0);
		this.served = 0;
		this.cells = 0;
		this.sound = true;
		this.muddled = false;
		this.content = false;
		int first = firstOfRow();
		if (first == END) {
			return false;
		}
		if (first == '#') {
			scanComment();
			return true;
		}
		int end = scanCell(first);
		while (end == this.delimiter.sign()) {
			keep(this.delimiter.sign());
			end = scanCell(next());
		}
		finishRow();
		return true;
	}

	private int firstOfRow() throws IOException {
		boolean halfLineEnd = this.current == '\r';
		int first = next();
		return (halfLineEnd && first == '\n') ? next() : first;
	}

	private int scanCell(int first) throws IOException {
		startCell();
		if (first != '"') {
			return scanPlain(first);
		}
		int openedLine = this.line;
		int openedColumn = this.column;
		int after = scanQuoted(openedLine, openedColumn);
		if (!endsCell(after)) {
			fault(ProblemCode.TEXT_AFTER_QUOTE.at(this.line, this.column, openedLine, openedColumn));
			this.muddled = true;
		}
		return scanPlain(after);
	}

	private void startCell() {
		if (this.cells == this.starts.length && this.cells < LONGEST_ROW) {
			this.starts = Arrays.copyOf(this.starts, 2 * this.cells);
		}
		if (this.cells < this.starts.length) {
			this.starts[this.cells] = ((long) this.line << 32) | this.column;
		}
		this.cells++;
	}

	private int scanPlain(int first) throws IOException {
		boolean told = false;
		int c = first;
		while (!endsCell(c)) {
			if (c == '"' && !told) {
				fault(ProblemCode.STRAY_QUOTE.at(this.line, this.column));
				told = true;
			}
			append(c);
			c = next();
		}
		return c;
	}

	/**
	 * Scans up to the closing quote and returns what follows it.
	 */
	private int scanQuoted(int openedLine, int openedColumn) throws IOException {
		append('"');
		for (int c = next(); c != END; c = next()) {
			append(c);
			if (c == '"') {
				int after = next();
				if (after != '"') {
					return after;
				}
				append(after);
			}
		}
		this.muddled = false;
		fault(ProblemCode.UNCLOSED_QUOTE.at(openedLine, openedColumn));
		return END;
	}

	private void scanComment() throws IOException {
		for (int c = next(); c != END && c != '\n' && c != '\r'; c = next()) {
			append(c);
		}
		List<String> parts = this.delimiter.split(this.row.toString());
		String first = "#" + parts.get(0).strip();
		if (parts.size() == this.width && Cell.isSpreadsheetError(first)) {
			this.problems.add(ProblemCode.SPREADSHEET_ERROR.at(this.line, 1, "first cell", Cell.quoted(first)));
		}
		else if (parts.size() == this.width && parts.stream().anyMatch((part) -> part.strip().matches("\\d+"))) {
			this.problems.add(ProblemCode.COMMENT_LIKE_ROW.at(this.line, 1, Cell.quoted("#" + this.row)));
		}
		this.row.setLength(0);
	}

	private void finishRow() {
		if (this.row.length() >= LONGEST_ROW && this.sound) {
			fault(ProblemCode.ROW_TOO_LONG.at((int) (this.starts[0] >>> 32), 1, LONGEST_ROW));
		}
		this.rows += this.content ? 1 : 0;
		if (this.content && this.rows == 1) {
			// Without a sound header no row makes sense, and the rest is only scanned.
			this.width = this.sound ? this.cells : 0;
		}
		if (this.content && this.sound && this.width == this.cells) {
			this.places.add(Arrays.copyOf(this.starts, this.cells));
			this.row.append('\n');
			return;
		}
		if (this.content && this.sound && this.width > 0) {
			long odd = (this.cells > this.width) ? this.starts[this.width] : this.starts[0];
			this.problems.add(ProblemCode.WRONG_WIDTH.at((int) (odd >>> 32), (int) odd, this.cells, this.width,
					this.delimiter.word()));
		}
		this.row.setLength(0);
	}

	private void fault(Problem problem) {
		if (!this.muddled) {
			this.problems.add(problem);
		}
		this.sound = false;
	}

	private boolean endsCell(int c) {
		return c == this.delimiter.sign() || c == '\n' || c == '\r' || c == END;
	}

	private void append(int c) {
		this.content = this.content || !(c == '"' || c == '\n' || c == '\r' || Delimiter.isSign(c) || Cell.isBlank(c));
		keep((char) c);
	}

	private void keep(char c) {
		if (this.row.length() < LONGEST_ROW) {
			this.row.append(c);
		}
	}

	/**
	 * The next character; line and column are its own.
	 */
	private int next() throws IOException {
		int c = this.source.read();
		if (this.current == '\n' || (this.current == '\r' && c != '\n')) {
			this.line++;
			this.column = 1;
		}
		else if (!(Character.isLowSurrogate((char) c) && Character.isHighSurrogate((char) this.current))) {
			this.column++;
		}
		this.current = c;
		if (c == StrictReader.UNREADABLE) {
			this.problems.add(this.source.nextFault().at(this.line, this.column));
		}
		return c;
	}

	@Override
	public void close() throws IOException {
		this.source.close();
	}

}
