package io.roomshift.hipchat.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenFileTests {

	private static final String SECRET = "s3cr3tT0ken";

	private final Path directory;

	TokenFileTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void ofWhenItIsACredentialOfSystemdDoesNotJudgeItsMode() throws IOException {
		Path file = file("credentials/hipchat-token");

		TokenFile read = TokenFile.of(file.toString(), this.directory.resolve("credentials").toString());

		assertThat(read).isEqualTo(new TokenFile(SECRET, List.of()));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "credentials", "credentials/hipchat-token/x", "cred" })
	void ofWhenItIsBesideTheCredentialsOfSystemdWarns(@Nullable String credentials) throws IOException {
		Path file = file("credentials-of-others/hipchat-token");
		String directory = (credentials == null || credentials.isBlank()) ? credentials
				: this.directory.resolve(credentials).toString();

		assertThat(TokenFile.of(file.toString(), directory).warnings()).containsExactly("The token file '" + file
				+ "' can be read by other users of this machine. Allow it to yourself alone: chmod 600.");
	}

	@Test
	void ofWhenItLeavesTheCredentialsOfSystemdByDotsWarns() throws IOException {
		Path outside = file("token");
		Path credentials = Files.createDirectories(this.directory.resolve("credentials"));

		TokenFile read = TokenFile.of(credentials + "/../token", credentials.toString());

		assertThat(outside).exists();
		assertThat(read.warnings()).hasSize(1);
	}

	private Path file(String name) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, SECRET);
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
	}

}
