package io.roomshift.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Divides the jar into one of the libraries and one of the rest, so that a container
 * image has them in layers of their own: libraries change seldom. Same jars give same
 * layers.
 */
public final class Layers {

	private static final String DEPENDENCIES = "dependencies.jar";

	private static final String OWN = "io/roomshift/.*|db/.*|META-INF/spring[./].*|META-INF/sbom/.*|[^/]+";

	private Layers() {
	}

	/**
	 * Divides it.
	 * @param arguments the jar, and the directory for {@code roomshift.jar} and
	 * {@code dependencies.jar}
	 */
	public static void main(String[] arguments) throws IOException {
		Path directory = Files.createDirectories(Path.of(arguments[1]));
		try (JarFile jar = new JarFile(arguments[0]);
				ZipOutputStream own = new ZipOutputStream(Files.newOutputStream(directory.resolve("roomshift.jar")));
				ZipOutputStream dependencies = new ZipOutputStream(
						Files.newOutputStream(directory.resolve(DEPENDENCIES)))) {
			long time = jar.getEntry(JarFile.MANIFEST_NAME).getTime();
			writeManifest(own, ofOwn(jar.getManifest()), time);
			writeManifest(dependencies, ofDependencies(), time);
			for (JarEntry entry : jar.stream().toList()) {
				copy(jar, entry, entry.getName().matches(OWN) ? own : dependencies);
			}
		}
	}

	private static Manifest ofOwn(Manifest manifest) {
		manifest.getMainAttributes()
			.merge(Attributes.Name.CLASS_PATH, DEPENDENCIES, (present, added) -> added + " " + present);
		return manifest;
	}

	private static Manifest ofDependencies() {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
		return manifest;
	}

	private static void writeManifest(ZipOutputStream out, Manifest manifest, long time) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		manifest.write(bytes);
		begin(out, JarFile.MANIFEST_NAME, time);
		out.write(bytes.toByteArray());
		out.closeEntry();
	}

	private static void copy(JarFile jar, JarEntry entry, ZipOutputStream out) throws IOException {
		if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
			return;
		}
		begin(out, entry.getName(), entry.getTime());
		try (InputStream content = jar.getInputStream(entry)) {
			content.transferTo(out);
		}
		out.closeEntry();
	}

	private static void begin(ZipOutputStream out, String name, long time) throws IOException {
		ZipEntry entry = new ZipEntry(name);
		entry.setTime(time);
		out.putNextEntry(entry);
	}

}
