package io.roomshift.input;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.Privacy;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class MappingProperties {

	private static final String HEADER = "room_id,new_name,from,topic,privacy,is_archived,is_guest_accessible,owner_id";

	private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

	@Property(tries = 500)
	void whatIsWrittenIsRead(@ForAll("wishes") List<Wish> wishes, @ForAll("dialect") Dialect dialect,
			@ForAll("between") List<String> between) {
		StringBuilder text = new StringBuilder(dialect.row(HEADER.split(",")));
		List<Wish> expected = new ArrayList<>();
		for (int i = 0; i < wishes.size(); i++) {
			text.append(between.get(i)).append(between.get(i).isEmpty() ? "" : dialect.lineEnd());
			int line = 1 + (int) LINE_END.matcher(text).results().count();
			text.append(dialect.row(cells(wishes.get(i))));
			expected.add(at(line, wishes.get(i)));
		}

		Mapping mapping = Csv.read("rooms.csv", dialect.encode(text.toString()));

		assertThat(Csv.wishes(mapping)).isEqualTo(expected);
		assertThat(mapping.delimiter()).isEqualTo(dialect.delimiter());
		assertThat(mapping.rows().stream().map((row) -> row.cells().values().toArray()))
			.containsExactlyElementsOf(wishes.stream().map(MappingProperties::cells).toList());
	}

	@Property(tries = 500)
	void aProblemIsWhereItsCellBegins(@ForAll("text") String before, @ForAll("dialect") Dialect dialect) {
		String bad = dialect.row("12", "a/b");
		String text = dialect.row("topic", "room_id", "new_name") + dialect.cell(before) + dialect.delimiter() + bad;
		int cell = text.length() - bad.length() + bad.indexOf(dialect.delimiter()) + 1;
		String[] lines = LINE_END.split(text.substring(0, cell) + "x", -1);
		String last = lines[lines.length - 1];

		List<Problem> problems = problems(dialect.encode(text));

		assertThat(problems)
			.contains(ProblemCode.NAME_SLASH.at(lines.length, last.codePointCount(0, last.length()), "'a/b'"));
	}

	@Property(tries = 3_000)
	void anyTextIsReadOrRefused(@ForAll("nasty") String rows) {
		String text = "id,to\n" + rows;

		assertThatNoException().isThrownBy(() -> problems(text.getBytes(StandardCharsets.UTF_8)));
	}

	@Property(tries = 2_000)
	void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
		assertThatNoException().isThrownBy(() -> problems(bytes));
	}

	@Property(tries = 1_000)
	void anyBytesAfterAHeaderAreReadOrRefused(@ForAll byte[] bytes) {
		byte[] header = "id,to\n".getBytes(StandardCharsets.UTF_8);
		byte[] file = new byte[header.length + bytes.length];
		System.arraycopy(header, 0, file, 0, header.length);
		System.arraycopy(bytes, 0, file, header.length, bytes.length);

		assertThatNoException().isThrownBy(() -> problems(file));
	}

	private static List<Problem> problems(byte[] file) {
		try {
			Csv.read("rooms.csv", file);
			return List.of();
		}
		catch (MappingException ex) {
			assertThat(ex.problems()).isNotEmpty().isSortedAccordingTo(Problem.BY_PLACE);
			return ex.problems();
		}
	}

	private static Wish at(int line, Wish wish) {
		return new Wish(line, wish.room(), wish.newName(), wish.expectedName(), wish.fields());
	}

	private static String[] cells(Wish wish) {
		FieldWishes fields = wish.fields();
		Privacy privacy = fields.privacy();
		return Stream.of(wish.room(), wish.newName(), wish.expectedName(), fields.topic(),
				(privacy != null) ? privacy.word() : null, fields.archived(), fields.guestAccessible(), fields.owner())
			.map((value) -> (value != null) ? value.toString() : "")
			.toArray(String[]::new);
	}

	@Provide
	Arbitrary<List<Wish>> wishes() {
		Arbitrary<RoomId> rooms = Arbitraries.longs().between(1, 999_999_999_999_999_999L).map(RoomId::of);
		Arbitrary<Wish> wish = Combinators.combine(rooms, name(), name().injectNull(0.5), fields())
			.as((room, name, expected, fields) -> new Wish(0, room, name, expected, fields));
		return wish.list().ofMinSize(1).ofMaxSize(8).uniqueElements(Wish::room);
	}

	private Arbitrary<RoomName> name() {
		return text()
			.map((text) -> Cell.strip(text.codePoints()
				.filter((c) -> !Cell.isControl(c) && c != '/' && c != 0xFFFD)
				.limit(RoomName.MAX_LENGTH)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString()))
			.filter((name) -> Cell.find(name, (c) -> !Cell.isInvisible(c) && !Cell.isBlank(c)) >= 0)
			.filter((name) -> !IdDamage.isDigits(name) && !Cell.isSpreadsheetError(name))
			.map(RoomName::of);
	}

	private Arbitrary<FieldWishes> fields() {
		Arbitrary<@Nullable String> topic = text()
			.filter((text) -> !Cell.strip(text).isEmpty() && Cell.find(text, MappingProperties::isRefusedInTopic) < 0)
			.injectNull(0.5);
		Arbitrary<@Nullable Boolean> flag = Arbitraries.of(true, false).injectNull(0.5);
		return Combinators
			.combine(topic, Arbitraries.of(Privacy.class).injectNull(0.5), flag, flag,
					Arbitraries.longs().between(1, 99_999).map(UserId::of).injectNull(0.5))
			.as(FieldWishes::new);
	}

	private static boolean isRefusedInTopic(int c) {
		return Cell.isControl(c) && c != '\n' && c != '\r' && c != '\t';
	}

	/**
	 * Text that every encoding can write, with a liking for what is special to CSV.
	 */
	@Provide
	Arbitrary<String> text() {
		Arbitrary<Integer> special = Arbitraries.of("\"'#,;\t\r\n =+-@a1\u00a0\u200b".chars().boxed().toList());
		Arbitrary<Integer> any = Arbitraries.integers().between(1, Character.MAX_CODE_POINT);
		return Arbitraries.oneOf(special, any)
			.filter((c) -> Character.getType(c) != Character.SURROGATE && c != 0xFFFE && c != 0xFFFF)
			.list()
			.ofMaxSize(60)
			.map((points) -> points.stream().map(Character::toString).collect(Collectors.joining()));
	}

	@Provide
	Arbitrary<String> nasty() {
		return Arbitraries.strings().withChars("\"\",,;#\t\r\n 12ab\u00a0\uFFFF\u0000").ofMaxLength(30);
	}

	@Provide
	Arbitrary<List<String>> between() {
		return Arbitraries.of("", "  ", "# comment, with \"", "#", ",,,,,,,").list().ofSize(8);
	}

	@Provide
	Arbitrary<Dialect> dialect() {
		return Combinators
			.combine(Arbitraries.of(',', ';', '\t'), Arbitraries.of("\n", "\r", "\r\n"), Arbitraries.of(true, false),
					Arbitraries.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE))
			.as(Dialect::new);
	}

	/**
	 * One way of writing CSV.
	 */
	record Dialect(char delimiter, String lineEnd, boolean quotesAll, Charset charset) {

		String row(String... cells) {
			return Stream.of(cells).map(this::cell).collect(Collectors.joining(String.valueOf(this.delimiter)))
					+ this.lineEnd;
		}

		String cell(String text) {
			String guarded = FormulaGuard.guard(text);
			boolean special = guarded.startsWith("#")
					|| guarded.chars().anyMatch((c) -> c == this.delimiter || "\"\r\n".indexOf(c) >= 0);
			return (this.quotesAll || special) ? "\"" + guarded.replace("\"", "\"\"") + "\"" : guarded;
		}

		byte[] encode(String text) {
			return ("\uFEFF" + text).getBytes(this.charset);
		}

	}

}
