package io.roomshift.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes the jar anew as it is shipped. Classes are not compressed, for each start reads
 * thousands of them. And the time of the build is taken out, which files of properties
 * that were merged tell in a comment, so that each build of a commit gives the same
 * bytes.
 */
public final class ShippedJar {

	private static final Set<String> MERGED = Set.of("META-INF/spring.factories", "META-INF/spring/aot.factories");

	private ShippedJar() {
	}

	/**
	 * Writes it.
	 * @param arguments the jar
	 */
	public static void main(String[] arguments) throws IOException {
		Path jar = Path.of(arguments[0]);
		Path draft = jar.resolveSibling(jar.getFileName() + ".draft");
		try (ZipFile in = new ZipFile(jar.toFile());
				ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(draft))) {
			for (ZipEntry entry : in.stream().toList()) {
				copy(in, entry, out);
			}
		}
		Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING);
	}

	private static void copy(ZipFile in, ZipEntry entry, ZipOutputStream out) throws IOException {
		byte[] content = content(in, entry);
		ZipEntry copy = new ZipEntry(entry.getName());
		copy.setTimeLocal(entry.getTimeLocal());
		if (entry.getName().endsWith(".class")) {
			store(copy, content);
		}
		out.putNextEntry(copy);
		out.write(content);
		out.closeEntry();
	}

	private static byte[] content(ZipFile in, ZipEntry entry) throws IOException {
		try (InputStream stream = in.getInputStream(entry)) {
			byte[] content = stream.readAllBytes();
			return MERGED.contains(entry.getName()) ? withoutComments(content) : content;
		}
	}

	private static byte[] withoutComments(byte[] properties) {
		return new String(properties, StandardCharsets.ISO_8859_1).lines()
			.filter((line) -> !line.startsWith("#"))
			.collect(Collectors.joining("\n", "", "\n"))
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static void store(ZipEntry entry, byte[] content) {
		CRC32 sum = new CRC32();
		sum.update(content);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(content.length);
		entry.setCrc(sum.getValue());
	}

}
