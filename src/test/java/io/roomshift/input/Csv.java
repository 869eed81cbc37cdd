package io.roomshift.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Mapping files for tests, made of text or taken from {@code src/test/resources/mapping}.
 */
final class Csv {

	private static final Path FIXTURES = Path.of("src/test/resources/mapping");

	private Csv() {
	}

	static Mapping read(String text) {
		return read("rooms.csv", text.getBytes(StandardCharsets.UTF_8));
	}

	static Mapping read(String name, byte[] bytes) {
		try {
			return Mapping.read(Path.of(name), new ByteArrayInputStream(bytes));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Mapping fixture(String name) {
		try {
			return read(name, Files.readAllBytes(FIXTURES.resolve(name)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The lines with which the text is refused.
	 */
	static List<String> problems(String text) {
		return catchThrowableOfType(MappingException.class, () -> read(text)).lines();
	}

	static List<String> fixtureProblems(String name) {
		return catchThrowableOfType(MappingException.class, () -> fixture(name)).lines();
	}

	/**
	 * The lines that the author of the fixture expects.
	 */
	static List<String> golden(String name) {
		try {
			return Files.readAllLines(FIXTURES.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Wish> wishes(Mapping mapping) {
		return mapping.rows().stream().map(Mapping.Row::wish).toList();
	}

	static List<String> names(Mapping mapping) {
		return wishes(mapping).stream().map((wish) -> wish.newName().value()).toList();
	}

	static List<String> warnings(Mapping mapping) {
		return mapping.warnings().stream().map((warning) -> warning.in(mapping.file())).toList();
	}

	static Wish wish(int line, long room, String newName) {
		return new Wish(line, RoomId.of(room), RoomName.of(newName), null, FieldWishes.NONE);
	}

}
