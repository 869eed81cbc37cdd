package io.roomshift.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.roomshift.input.Header.Column;
import io.roomshift.plan.Wish;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.Template;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * A mapping file that was read and found good.
 *
 * @param file the path as it was given
 * @param header the columns as the file writes them
 * @param delimiter what stands between its cells: comma, semicolon or tab
 * @param rows in the file's order; at least one
 * @param warnings what is odd but no hindrance, sorted by line and column
 * @param sha256 the SHA-256 of what was read, as {@code sha256sum} shows it; empty when
 * no file was read
 */
public record Mapping(Path file, List<String> header, char delimiter, List<Row> rows, List<Problem> warnings,
		String sha256) {

	public Mapping {
		header = List.copyOf(header);
		rows = List.copyOf(rows);
		warnings = List.copyOf(warnings);
	}

	/**
	 * Reads the file once, as a stream.
	 * @throws MappingException with every problem of the file
	 */
	public static Mapping read(Path file) {
		if (Files.isDirectory(file)) {
			throw refusal(file, ProblemCode.FILE_IS_DIRECTORY);
		}
		try (InputStream in = Files.newInputStream(file)) {
			return read(file, in);
		}
		catch (UncheckedIOException ex) {
			throw refusal(file, Objects.requireNonNull(ex.getCause()));
		}
		catch (IOException ex) {
			throw refusal(file, ex);
		}
	}

	/**
	 * A mapping that no file holds.
	 * @param file where its wishes came from
	 */
	public static Mapping of(Path file, List<Wish> wishes) {
		List<Column> columns = List.of(Column.values());
		List<Row> rows = wishes.stream()
			.map((wish) -> new Row(wish, Cells.of(columns.stream().map((column) -> column.of(wish)).toList())))
			.toList();
		return new Mapping(file, columns.stream().map(Column::toString).toList(), ',', rows, List.of(), "");
	}

	/**
	 * The cell of {@code expected_name} that is read as this name; empty, which says
	 * nothing of the room's name, where no cell would be.
	 */
	public static String expectedName(RoomName name) {
		String read = Cell.strip(name.value());
		boolean readable = Cell.find(read, StrictReader::isNoText) < 0 && !Cell.isSpreadsheetError(read);
		return (readable && RoomName.of(read).readsAs(name)) ? name.value() : "";
	}

	/**
	 * What is said to rooms of which the file says so.
	 */
	public Map<RoomId, Template> messages() {
		Map<RoomId, Template> messages = new HashMap<>();
		for (Row row : this.rows) {
			if (row.message() != null) {
				messages.put(row.wish().room(), row.message());
			}
		}
		return messages;
	}

	static Mapping read(Path file, InputStream in) throws IOException {
		Fingerprint bytes = new Fingerprint(in);
		StrictReader source = new StrictReader(bytes);
		source.encoding().refusal().ifPresent((code) -> {
			throw refusal(file, code);
		});
		Problems problems = new Problems();
		RowScanner scanner = new RowScanner(source, problems);
		CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(scanner.delimiter().sign()).get();
		try (CSVParser parser = CSVParser.parse(scanner, format)) {
			Iterator<List<Cell>> sound = parser.stream().map((csv) -> scanner.placed(csv.values())).iterator();
			Header header = Header.of(sound.hasNext() ? sound.next() : List.of(), problems);
			List<Row> rows = rows(header, sound, problems);
			if (scanner.rows() == 0) {
				problems.add(ProblemCode.FILE_EMPTY.ofFile());
			}
			else if (scanner.rows() == 1 && header.usable()) {
				problems.add(ProblemCode.NO_ROWS.at(header.cells().get(0)));
			}
			if (!problems.errors().isEmpty()) {
				throw new MappingException(file, problems.errors());
			}
			return new Mapping(file, texts(header.cells()), scanner.delimiter().sign(), rows, problems.warnings(),
					bytes.sha256());
		}
	}

	private static List<Row> rows(Header header, Iterator<List<Cell>> cells, Problems problems) {
		List<Row> rows = new ArrayList<>();
		WishReader wishes = new WishReader(header, problems);
		while (cells.hasNext()) {
			List<Cell> row = cells.next();
			if (header.usable()) {
				Template message = wishes.message(row).orElse(null);
				wishes.read(row).ifPresent((wish) -> rows.add(new Row(wish, Cells.of(texts(row)), message)));
			}
		}
		return rows;
	}

	private static List<String> texts(List<Cell> cells) {
		return cells.stream().map(Cell::text).toList();
	}

	static MappingException refusal(Path file, IOException failure) {
		if (failure instanceof NoSuchFileException) {
			return refusal(file, ProblemCode.FILE_MISSING);
		}
		if (failure instanceof AccessDeniedException) {
			return refusal(file, ProblemCode.FILE_NOT_PERMITTED);
		}
		// A file system's message repeats the path before the reason.
		String reason = (failure instanceof FileSystemException ex) ? ex.getReason() : failure.getMessage();
		return refusal(file, ProblemCode.FILE_UNREADABLE, Cell.quoted(Objects.requireNonNullElse(reason, "unknown")));
	}

	private static MappingException refusal(Path file, ProblemCode code, Object... facts) {
		return new MappingException(file, List.of(code.ofFile(facts)));
	}

	/**
	 * One row of the file.
	 *
	 * @param wish what it asks for
	 * @param cells all its cells, those of columns that mean nothing to Roomshift
	 * included
	 * @param message what is said to the room; null for nothing in particular
	 */
	public record Row(Wish wish, Cells cells, @Nullable Template message) {

		/**
		 * A row that does not say what the room is told.
		 */
		Row(Wish wish, Cells cells) {
			this(wish, cells, null);
		}

	}

	/**
	 * A stream that knows the SHA-256 of all its bytes, so that nobody has to read a file
	 * a second time, when it may be another.
	 */
	private static final class Fingerprint extends DigestInputStream {

		Fingerprint(InputStream in) {
			super(in, digest());
		}

		private static MessageDigest digest() {
			try {
				return MessageDigest.getInstance("SHA-256");
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException("Every Java has SHA-256", ex);
			}
		}

		/**
		 * The SHA-256 in lower-case hexadecimal digits, after what is left of the stream.
		 */
		String sha256() throws IOException {
			transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(getMessageDigest().digest());
		}

	}

}
