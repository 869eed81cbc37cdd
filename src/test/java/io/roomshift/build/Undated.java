package io.roomshift.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * Takes the time of the build out of the jar, so that each build of a commit gives the
 * same bytes: files of properties that were merged tell it in a comment.
 */
public final class Undated {

	private static final List<String> MERGED = List.of("META-INF/spring.factories", "META-INF/spring/aot.factories");

	private Undated() {
	}

	/**
	 * Takes it out.
	 * @param arguments the jar
	 */
	public static void main(String[] arguments) throws IOException {
		try (FileSystem jar = FileSystems.newFileSystem(Path.of(arguments[0]))) {
			for (String name : MERGED) {
				withoutComments(jar.getPath(name));
			}
		}
	}

	private static void withoutComments(Path file) throws IOException {
		FileTime time = Files.getLastModifiedTime(file);
		List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
		Files.write(file, lines.stream().filter((line) -> !line.startsWith("#")).toList(), StandardCharsets.ISO_8859_1);
		Files.setLastModifiedTime(file, time);
	}

}
