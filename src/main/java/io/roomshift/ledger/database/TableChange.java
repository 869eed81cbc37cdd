package io.roomshift.ledger.database;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.zip.ZipInputStream;

/**
 * A change of the tables in an H2 file. H2 carries one out in several steps, and a
 * process that dies between them leaves tables that nobody can use. So while it lasts
 * there is a file that tells of it, and a copy of what was there before, which the next
 * process puts back. All of it is done by who holds H2's lock on the database, so the
 * file that tells of a change means one that was cut off to anybody else who gets it.
 */
final class TableChange {

	private final Path marker;

	private final Path before;

	private final Path database;

	/**
	 * Creates the change, which is not begun.
	 * @param database the file
	 */
	TableChange(Path database) {
		this.marker = database.resolveSibling("roomshift.changing");
		this.before = database.resolveSibling("roomshift.before.zip");
		this.database = database;
	}

	/**
	 * Whether one was begun and is not through: it is under way, or was cut off.
	 */
	boolean isOpen() {
		return Files.exists(this.marker);
	}

	/**
	 * Carries it out. After a change that failed, the next process finds the file as it
	 * was before.
	 * @param connection a connection to the file
	 * @param attributes what files are made with
	 */
	void carryOut(Connection connection, FileAttribute<?>[] attributes, Runnable change)
			throws IOException, SQLException {
		Files.deleteIfExists(this.before);
		Files.createFile(this.before, attributes);
		copy(connection);
		Files.createFile(this.marker, attributes);
		change.run();
		Files.delete(this.marker);
		Files.deleteIfExists(this.before);
	}

	/**
	 * Puts back what was there before a change that was cut off, if one was.
	 * @return false when another process is at work on the file
	 */
	boolean takeBack() throws IOException {
		if (!isOpen()) {
			return true;
		}
		try (FileChannel file = FileChannel.open(this.database, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				FileLock lock = file.tryLock()) {
			if (lock == null) {
				return false;
			}
			if (isOpen()) {
				putBack(file);
				Files.delete(this.marker);
				Files.deleteIfExists(this.before);
			}
			return true;
		}
	}

	private void copy(Connection connection) throws SQLException {
		try (PreparedStatement backup = connection.prepareStatement("backup to ?")) {
			backup.setString(1, this.before.toString());
			backup.execute();
		}
	}

	private void putBack(FileChannel file) throws IOException {
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(this.before))) {
			if (zip.getNextEntry() == null) {
				throw new FileNotFoundException(this.before + " holds no database");
			}
			file.truncate(0);
			zip.transferTo(Channels.newOutputStream(file));
			file.force(true);
		}
	}

}
