package io.roomshift.cli.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.roomshift.cli.console.Console;
import io.roomshift.report.Draft;
import org.jspecify.annotations.Nullable;

/**
 * Where a command's result goes: a file that the operator named, or stdout.
 */
public final class Output {

	private Output() {
	}

	/**
	 * Writes a result. A file is there as a whole or as it was before; whether it can be
	 * written is found out before the content is asked for.
	 * @param file the file; null for stdout
	 * @throws OutputException when it can't be written
	 */
	public static void write(@Nullable Path file, Console console, Content content) {
		try {
			if (file == null) {
				write(console.results(), content);
			}
			else {
				write(file, content, false);
			}
		}
		catch (UncheckedIOException ex) {
			throw new OutputException(file, Objects.requireNonNull(ex.getCause()));
		}
		catch (IOException ex) {
			throw new OutputException(file, ex);
		}
	}

	/**
	 * Writes a file that every user of the machine may read.
	 * @throws OutputException when it can't be written
	 */
	static void writeForAll(Path file, Content content) {
		try {
			write(file, content, true);
		}
		catch (IOException ex) {
			throw new OutputException(file, ex);
		}
	}

	private static void write(Path file, Content content, boolean forAll) throws IOException {
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			writeToDevice(file, content);
		}
		else {
			writeWhole(file, content, forAll);
		}
	}

	/**
	 * Something like {@code /dev/stdout} can't be put in its place under another name.
	 */
	private static void writeToDevice(Path device, Content content) throws IOException {
		if (Files.isDirectory(device)) {
			throw new FileSystemException(device.toString(), null, "it is a directory");
		}
		write(Files.newBufferedWriter(device, StandardCharsets.UTF_8), content);
	}

	private static void write(Writer writer, Content content) throws IOException {
		try (writer) {
			content.writeTo(writer);
		}
	}

	/**
	 * Where a link stands, its file is replaced, not the link.
	 */
	private static void writeWhole(Path file, Content content, boolean forAll) throws IOException {
		try (Draft draft = new Draft(Files.exists(file) ? file.toRealPath() : file)) {
			content.writeTo(draft.writer());
			if (forAll) {
				draft.letAllRead();
			}
			draft.publish();
		}
	}

	/**
	 * What is written.
	 */
	@FunctionalInterface
	public interface Content {

		/**
		 * Writes it, all of it, and leaves the writer open.
		 */
		void writeTo(Writer out) throws IOException;

	}

}
