package io.roomshift.hipchat.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is shared with a room or a person, and what is said of it.
 *
 * @param to whom it is shared with
 * @param text what is said of it, 0 to 1,000 characters
 * @param path where it is
 * @param size how many bytes it has, 50 MB at most
 */
public record SharedFile(Addressee to, String text, Path path, long size) implements Post {

	/** The limit of HipChat's own web client, 4.30.3: "max_upload_size: 50". */
	public static final long LARGEST = 50L * 1024 * 1024;

	/** The same client: "matches backend limit". */
	public static final int LONGEST_TEXT = 1000;

	/**
	 * Checks both sizes.
	 * @throws UnfitMessageException when HipChat would refuse it
	 */
	public SharedFile {
		int length = text.codePointCount(0, text.length());
		if (length > LONGEST_TEXT) {
			throw new UnfitMessageException("The message has " + length + " characters; with a file HipChat takes "
					+ LONGEST_TEXT + ". Shorten it, or send it by itself.");
		}
		if (size > LARGEST) {
			throw new UnfitMessageException("'" + path + "' has " + size + " bytes; HipChat takes " + LARGEST
					+ " (50 MB). Compress it, or share a link to it.");
		}
		if (size == 0) {
			throw new UnfitMessageException("'" + path + "' is empty. Share another file.");
		}
	}

	/**
	 * The file as it is now.
	 * @throws UnfitMessageException when it can't be read, or HipChat would refuse it
	 */
	public static SharedFile of(Addressee to, String text, Path path) {
		if (!Files.exists(path)) {
			throw new UnfitMessageException("'" + path + "' does not exist. Look at the path.");
		}
		if (!Files.isRegularFile(path)) {
			throw new UnfitMessageException("'" + path + "' is not a file. Name a file; a directory can be packed.");
		}
		if (!Files.isReadable(path)) {
			throw new UnfitMessageException(
					"'" + path + "' may not be read by this user. Give read permission, or run as its owner.");
		}
		try {
			return new SharedFile(to, text, path, Files.size(path));
		}
		catch (IOException ex) {
			throw new UnfitMessageException("'" + path + "' can't be read. Look at the disk or share that it is on.");
		}
	}

	/**
	 * The file's own name.
	 */
	public String name() {
		return this.path.toAbsolutePath().normalize().getFileName().toString();
	}

	@Override
	public boolean isShownAs(Shown message) {
		return message.file().equals(name()) && message.text().equals(this.text);
	}

}
