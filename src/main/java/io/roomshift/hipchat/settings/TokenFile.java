package io.roomshift.hipchat.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The file that holds the token.
 *
 * @param secret what it holds, without the line break at its end; null when no file is
 * named
 * @param warnings who else can read it
 */
record TokenFile(@Nullable String secret, List<String> warnings) {

	private static final Set<PosixFilePermission> READ_BY_OTHERS = Set.of(PosixFilePermission.GROUP_READ,
			PosixFilePermission.OTHERS_READ);

	/** HipChat's tokens have 40 letters and digits, those of API v1 fewer. */
	private static final Pattern LIKE_A_TOKEN = Pattern.compile("[A-Za-z0-9]{20,}");

	/**
	 * Reads the file.
	 * @throws SettingsException when it can't be read or is empty
	 */
	static TokenFile of(@Nullable String name) {
		return of(name, System.getenv("CREDENTIALS_DIRECTORY"));
	}

	/**
	 * Reads the file.
	 * @param credentials the directory in which systemd puts what {@code LoadCredential}
	 * names; null when there is none
	 * @throws SettingsException when it can't be read or is empty
	 */
	static TokenFile of(@Nullable String name, @Nullable String credentials) {
		if (name == null || name.isBlank()) {
			return new TokenFile(null, List.of());
		}
		try {
			Path file = Path.of(name);
			String secret = Files.readString(file, StandardCharsets.ISO_8859_1).replaceFirst("\\R\\z", "");
			if (secret.isEmpty()) {
				throw new SettingsException("The token file '" + name + "' is empty. Write the token into it.");
			}
			return new TokenFile(secret, isBelow(credentials, file) ? List.of() : warnings(file));
		}
		catch (IOException | InvalidPathException ex) {
			if (LIKE_A_TOKEN.matcher(name).matches()) {
				throw new SettingsException("roomshift.hipchat.token-file holds what looks like a token, not the name "
						+ "of a file. Name the file that holds the token, or set roomshift.hipchat.token.");
			}
			throw new SettingsException("The token file '" + name
					+ "' can't be read. Look at roomshift.hipchat.token-file and at the file's permissions.");
		}
	}

	/**
	 * From systemd 254 on a credential has mode 0440, and an access list in the place of
	 * the group: the mode shows a group that may read it, and none may.
	 */
	private static boolean isBelow(@Nullable String directory, Path file) {
		return directory != null && !directory.isBlank()
				&& file.toAbsolutePath().normalize().startsWith(Path.of(directory).normalize());
	}

	private static List<String> warnings(Path file) throws IOException {
		try {
			boolean readByOthers = !Collections.disjoint(Files.getPosixFilePermissions(file), READ_BY_OTHERS);
			return readByOthers
					? List.of("The token file '" + file
							+ "' can be read by other users of this machine. Allow it to yourself alone: chmod 600.")
					: List.of();
		}
		catch (UnsupportedOperationException ex) {
			return List.of();
		}
	}

	@Override
	public String toString() {
		return "TokenFile[warnings=" + this.warnings + "]";
	}

}
