package io.roomshift.report;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file under a temporary name beside its place, so that the place holds either the old
 * file or the whole new one at any instant.
 */
public final class Draft implements Closeable {

	private final Path place;

	private final Path temporary;

	private final Writer writer;

	/**
	 * Begins the file; what a crash left of an earlier draft is written over.
	 */
	public Draft(Path place) throws IOException {
		this.place = place;
		this.temporary = place.resolveSibling(place.getFileName() + ".tmp");
		// Files.newBufferedWriter fails for half a surrogate pair, which a name may hold.
		this.writer = new BufferedWriter(
				new OutputStreamWriter(Files.newOutputStream(this.temporary), StandardCharsets.UTF_8));
	}

	/**
	 * Takes the content, in UTF-8.
	 */
	public Writer writer() {
		return this.writer;
	}

	/**
	 * Ends the content, and copies it.
	 */
	public void copyTo(Writer other) throws IOException {
		this.writer.close();
		try (Reader content = Files.newBufferedReader(this.temporary)) {
			content.transferTo(other);
		}
	}

	/**
	 * Lets every user of the machine read the file, whatever the process's umask is.
	 */
	public void letAllRead() throws IOException {
		if (Files.getFileStore(this.temporary).supportsFileAttributeView(PosixFileAttributeView.class)) {
			Files.setPosixFilePermissions(this.temporary, PosixFilePermissions.fromString("rw-r--r--"));
		}
	}

	/**
	 * Puts the file, complete and on disk, in its place.
	 */
	public void publish() throws IOException {
		this.writer.close();
		try (FileChannel channel = FileChannel.open(this.temporary, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
		Files.move(this.temporary, this.place, StandardCopyOption.ATOMIC_MOVE);
	}

	/**
	 * Leaves the place empty.
	 */
	void withdraw() throws IOException {
		Files.deleteIfExists(this.place);
	}

	/**
	 * Throws away what was not published.
	 */
	@Override
	public void close() throws IOException {
		try {
			this.writer.close();
		}
		finally {
			Files.deleteIfExists(this.temporary);
		}
	}

}
