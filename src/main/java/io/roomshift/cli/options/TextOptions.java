package io.roomshift.cli.options;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.roomshift.hipchat.messages.Post;
import io.roomshift.hipchat.messages.UnfitMessageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What is to be said, and where it stands.
 */
public final class TextOptions {

	private static final String STDIN = "-";

	/** More than the longest message has in UTF-8. */
	private static final int MOST_BYTES = 4 * Post.LONGEST + 1000;

	@Option(names = "--message", paramLabel = "TEXT", description = "The message; - reads it from stdin.")
	private @Nullable String message;

	@Option(names = "--message-file", paramLabel = "FILE",
			description = "A file in UTF-8 that holds the message; - is stdin.")
	private @Nullable Path file;

	private @Nullable String read;

	/**
	 * The message; empty when none is given. Line ends at its end are left out if it is
	 * read from a file or from stdin.
	 * @throws UnfitMessageException when it can't be read
	 */
	public Optional<String> text() {
		if (this.message != null && this.file != null) {
			throw new UnfitMessageException("--message and --message-file say two things. Give one of them.");
		}
		if (this.read == null) {
			this.read = read();
		}
		return Optional.ofNullable(this.read);
	}

	private @Nullable String read() {
		if (STDIN.equals(this.message) || (this.file != null && STDIN.equals(this.file.toString()))) {
			return read(System.in, "The message on stdin");
		}
		return (this.file != null) ? read(this.file) : this.message;
	}

	private static String read(Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			return read(in, "'" + file + "'");
		}
		catch (IOException ex) {
			throw new UnfitMessageException("--message-file: '" + file + "' can't be read. Look at the path.");
		}
	}

	private static String read(InputStream in, String what) {
		try {
			byte[] bytes = in.readNBytes(MOST_BYTES + 1);
			if (bytes.length > MOST_BYTES) {
				throw new UnfitMessageException(
						what + " has more than the " + Post.LONGEST + " characters that HipChat takes. Shorten it.");
			}
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return text.replaceFirst("^\uFEFF", "").replaceFirst("[\r\n]+$", "");
		}
		catch (CharacterCodingException ex) {
			throw new UnfitMessageException(what + " is not valid UTF-8. Save it as UTF-8.");
		}
		catch (IOException ex) {
			throw new UnfitMessageException(what + " can't be read. Look at where it comes from.");
		}
	}

}
