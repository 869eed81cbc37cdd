package io.roomshift.scenario;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import io.roomshift.scenario.stage.Workspace;
import io.roomshift.tool.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is released, used as somebody does who has nothing else.
 */
class ReleaseTests {

	private static final Path BUILT = Workspace.jar().resolveSibling("");

	@TempDir
	private Path empty;

	@Test
	void theChecksumIsThatOfTheRelease() throws Exception {
		Path release = release();
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(release));

		assertThat(Files.readString(BUILT.resolve("SHA256SUMS")).strip())
			.isEqualTo(HexFormat.of().formatHex(digest) + " *" + release.getFileName());
	}

	@Test
	void aReleaseIsUnpackedAndRehearsed() throws Exception {
		Path home = unpack(release());

		List<String> version = run(home, "config/roomshift", "--version");
		List<String> said = run(home, "config/roomshift", "input/rooms.csv", "--simulate");

		assertThat(version.get(0)).matches("roomshift " + version() + "( \\([0-9a-f]{9}\\))?");
		assertThat(said).contains("Rooms     9: 8 renamed, 1 already right, 0 failed, 0 skipped, 0 pending");
		assertThat(home.resolve("roomshift.jar")).hasSameBinaryContentAs(Workspace.jar());
		assertThat(home.resolve("sbom.cdx.json")).content().contains("\"bomFormat\" : \"CycloneDX\"", "\"picocli\"");
		assertThat(Stream.of("LICENSE", "README.md", "manual/roomshift.1", "manual/roomshift-completion.bash",
				"config/application.yml", "src/docs/operating.md"))
			.allSatisfy((name) -> assertThat(home.resolve(name)).isNotEmptyFile());
	}

	@Test
	void classesAreCompressedInTheReleaseAndNotInItsJar() throws Exception {
		try (ZipFile jar = new ZipFile(Workspace.jar().toFile())) {
			assertThat(jar.stream().filter((entry) -> entry.getName().endsWith(".class"))).hasSizeGreaterThan(10_000)
				.allMatch((entry) -> entry.getMethod() == ZipEntry.STORED);
		}
		assertThat(Files.size(release())).isLessThan(Files.size(Workspace.jar()) / 2);
	}

	private static Path release() throws IOException {
		try (Stream<Path> files = Files.list(BUILT)) {
			return files.filter((file) -> file.getFileName().toString().matches("roomshift-\\d.*\\.zip"))
				.reduce((one, other) -> {
					throw new IllegalStateException("Two releases: " + one + " and " + other);
				})
				.orElseThrow();
		}
	}

	private static String version() throws IOException {
		return release().getFileName().toString().replaceAll("^roomshift-|\\.zip$", "").replace(".", "\\.");
	}

	/**
	 * Unpacks it, with the permissions that it gives.
	 * @return the one directory that it holds
	 */
	private Path unpack(Path release) throws IOException {
		try (FileSystem zip = FileSystems.newFileSystem(release, Map.of("enablePosixFileAttributes", "true"));
				Stream<Path> entries = Files.walk(zip.getPath("/"))) {
			for (Path entry : entries.skip(1).toList()) {
				Path file = this.empty.resolve(entry.toString().substring(1));
				Files.copy(entry, file, StandardCopyOption.COPY_ATTRIBUTES);
				Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(entry));
			}
		}
		try (Stream<Path> unpacked = Files.list(this.empty)) {
			List<Path> all = unpacked.toList();
			assertThat(all).hasSize(1);
			return all.get(0);
		}
	}

	private static List<String> run(Path directory, String... words) throws Exception {
		ProcessBuilder command = new ProcessBuilder(words).directory(directory.toFile());
		command.environment().keySet().retainAll(List.of("PATH"));
		command.environment().put("JAVA_HOME", System.getProperty("java.home"));
		return Tool.run(command).well().lines();
	}

}
