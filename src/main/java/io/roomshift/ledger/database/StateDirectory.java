package io.roomshift.ledger.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.StateInUseException;
import org.h2.api.ErrorCode;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The directory of the H2 file, held by one process at a time: H2 locks its file for us,
 * and the operating system frees that lock whenever the process dies.
 */
final class StateDirectory implements HeldDatabase {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY = PosixFilePermissions.fromString("rwx------");

	private static final String DATABASE_FILE = "roomshift.mv.db";

	/** H2 lets any number of callers of one process in. */
	private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

	private final Path directory;

	private final Path shown;

	private final Connection lock;

	private StateDirectory(Path directory, Path shown, Connection lock) {
		this.directory = directory;
		this.shown = shown;
		this.lock = lock;
	}

	static Path file(Path directory) {
		return directory.resolve(DATABASE_FILE);
	}

	static boolean isHeldByThisProcess(Path realDirectory) {
		return HELD_BY_THIS_PROCESS.contains(realDirectory);
	}

	/**
	 * Creates the directory if need be, and locks it until {@link #close()}.
	 * @param directory the directory
	 * @param now the present time, told to processes that find it locked
	 * @throws StateInUseException when another process holds it
	 * @throws LedgerException when it can't be used
	 */
	static StateDirectory lock(Path directory, Instant now) {
		try {
			Path held = prepare(directory);
			if (!HELD_BY_THIS_PROCESS.add(held)) {
				throw inUse(directory);
			}
			try {
				return open(held, directory, now);
			}
			catch (IOException | SQLException | StateInUseException ex) {
				HELD_BY_THIS_PROCESS.remove(held);
				throw ex;
			}
		}
		catch (SQLException ex) {
			if (isHeld(ex)) {
				throw inUse(directory);
			}
			throw new LedgerException("The database in the state directory '" + directory + "' can't be opened ("
					+ LedgerException.reasonOf(ex)
					+ "). Look at the directory's permissions and at the space left on its disk.", ex);
		}
		catch (IOException ex) {
			throw new LedgerException("The state directory '" + directory + "' can't be used (" + reason(ex)
					+ "). Name another one by ROOMSHIFT_STATE_DIR, or mend this one.", ex);
		}
	}

	private static StateDirectory open(Path directory, Path shown, Instant now) throws SQLException, IOException {
		TableChange change = new TableChange(file(directory));
		if (!change.takeBack()) {
			throw inUse(shown);
		}
		Connection connection = H2.connect(H2.url(directory));
		try {
			if (change.isOpen()) {
				throw inUse(shown);
			}
			StateDirectory state = new StateDirectory(directory, shown, connection);
			HolderFile.write(directory, ownerOnly(directory), now);
			return state;
		}
		catch (IOException | StateInUseException ex) {
			connection.close();
			throw ex;
		}
	}

	static boolean isHeld(Exception ex) {
		return ex instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
	}

	private static StateInUseException inUse(Path directory) {
		return new StateInUseException(
				"Another run is using the state directory '%s'%s. Wait until it ends, or stop it.".formatted(directory,
						HolderFile.read(directory)));
	}

	@Override
	public Optional<Sharing> sharing() {
		return Optional.empty();
	}

	@Override
	public boolean isLed() {
		return false;
	}

	@Override
	public HikariConfig pool() {
		HikariConfig config = new HikariConfig();
		config.setDataSource(H2.source(url()));
		return config;
	}

	@Override
	public PlatformTransactionManager transactions(DataSource connections) {
		return new JdbcTransactionManager(connections);
	}

	String url() {
		return H2.url(this.directory);
	}

	@Override
	public void changing(Runnable change) {
		try {
			new TableChange(file(this.directory)).carryOut(this.lock, ownerOnly(this.directory), change);
		}
		catch (IOException | SQLException ex) {
			throw withoutTables(ex);
		}
	}

	@Override
	public LedgerException withoutTables(Exception cause) {
		return new LedgerException("The database in the state directory '" + this.shown + "' can't be made ready ("
				+ LedgerException.reasonOf(cause)
				+ "). Look at the space left on its disk, and whether a newer Roomshift made it; then run the same "
				+ "command again. Nothing was written to HipChat.", cause);
	}

	@Override
	public String shown() {
		return "The state directory '" + this.shown + "'";
	}

	/**
	 * Compacts the database, closes it and frees the lock. H2's file grows with every
	 * commit until then, to some 40 times of what is in it. It is compacted in place, for
	 * {@code shutdown compact} makes a copy that everybody can read.
	 */
	@Override
	public void close() throws IOException {
		HolderFile.delete(this.directory);
		try (Connection connection = this.lock; Statement statement = connection.createStatement()) {
			statement.execute("shutdown");
		}
		catch (SQLException ex) {
			// H2 closed the database after a failure that was told before.
		}
		finally {
			HELD_BY_THIS_PROCESS.remove(this.directory);
		}
		restrict(this.directory.resolve(DATABASE_FILE), OWNER_ONLY);
	}

	/**
	 * Makes the directory and an empty file that only the owner can read, before H2 would
	 * make one that everybody can.
	 * @return the directory's real path
	 */
	private static Path prepare(Path directory) throws IOException {
		if (directory.toAbsolutePath().toString().contains(";")) {
			throw new FileSystemException(directory.toString(), null, "a semicolon in the path");
		}
		if (Files.exists(directory) && !Files.isDirectory(directory)) {
			throw new FileSystemException(directory.toString(), null, "it is not a directory");
		}
		if (Files.notExists(directory)) {
			Files.createDirectories(directory);
			restrict(directory, OWNER_ONLY_DIRECTORY);
		}
		Path file = directory.resolve(DATABASE_FILE);
		if (Files.notExists(file)) {
			create(file);
		}
		if (!Files.isWritable(file)) {
			throw new FileSystemException(file.toString(), null, "no permission to write " + DATABASE_FILE);
		}
		restrict(file, OWNER_ONLY);
		return directory.toRealPath();
	}

	private static void create(Path file) throws IOException {
		try {
			Files.createFile(file, ownerOnly(file));
		}
		catch (FileAlreadyExistsException ex) {
			// Another process was quicker; the lock decides which one goes on.
			if (!Files.isRegularFile(file)) {
				throw ex;
			}
		}
	}

	private static FileAttribute<?>[] ownerOnly(Path file) {
		return posix(file) ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(OWNER_ONLY) }
				: new FileAttribute<?>[0];
	}

	private static void restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
		if (posix(path) && Files.exists(path)) {
			Files.setPosixFilePermissions(path, permissions);
		}
	}

	private static boolean posix(Path path) {
		return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS) != null;
	}

	private static String reason(IOException ex) {
		if (ex instanceof FileAlreadyExistsException) {
			return "it is not a directory";
		}
		if (ex instanceof NoSuchFileException) {
			return "no such directory";
		}
		if (ex instanceof FileSystemException system && system.getReason() != null) {
			return system.getReason();
		}
		return (ex instanceof FileSystemException) ? "no permission" : String.valueOf(ex.getMessage());
	}

}
