package io.roomshift.cli.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.jar.Manifest;

import picocli.CommandLine.IVersionProvider;

/**
 * The version and the commit that the jar's manifest names.
 */
public final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { program() + commit().map((commit) -> " (" + commit + ")").orElse(""),
				"Java " + Runtime.version() };
	}

	/**
	 * The program and its version.
	 */
	public static String program() {
		return "roomshift " + number();
	}

	/**
	 * The version alone.
	 */
	static String number() {
		return packaged().orElse("(not packaged)");
	}

	private static Optional<String> packaged() {
		return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
	}

	/**
	 * What it was built from; empty where it was not built from Git.
	 */
	private static Optional<String> commit() {
		return packaged().map((version) -> manifest().getMainAttributes().getValue("Implementation-Commit"))
			.filter((commit) -> commit.matches("[0-9a-f]+"));
	}

	private static Manifest manifest() {
		try (InputStream manifest = Version.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
			return (manifest != null) ? new Manifest(manifest) : new Manifest();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
