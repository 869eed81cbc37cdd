package io.roomshift.ledger.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.time.Instant;

/**
 * The file in a state directory that tells who has locked it; it locks nothing itself.
 */
final class HolderFile {

	private HolderFile() {
	}

	/**
	 * Tells that this process has.
	 * @param attributes what the file is made with
	 */
	static void write(Path directory, FileAttribute<?>[] attributes, Instant now) throws IOException {
		Path file = file(directory);
		Files.deleteIfExists(file);
		Files.createFile(file, attributes);
		Files.writeString(file, Holder.here(now).toString(), StandardCharsets.UTF_8,
				StandardOpenOption.TRUNCATE_EXISTING);
	}

	static void delete(Path directory) throws IOException {
		Files.deleteIfExists(file(directory));
	}

	/**
	 * The process, in parentheses after a blank; empty when that is not known.
	 */
	static String read(Path directory) {
		try {
			return " (" + Files.readString(file(directory)).strip() + ")";
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static Path file(Path directory) {
		return directory.resolve("roomshift.holder");
	}

}
