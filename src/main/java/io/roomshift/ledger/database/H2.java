package io.roomshift.ledger.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import org.h2.jdbcx.JdbcDataSource;

/**
 * How H2 is told where the ledger is and how careful to be with it.
 */
final class H2 {

	/** In kB. */
	private static final long MOST_CACHED = 128 * 1024;

	/** The part of the memory that the database's pages may take. */
	private static final int CACHED_PART = 8;

	private H2() {
	}

	/**
	 * The JDBC URL. {@code WRITE_DELAY=0} makes every commit reach the operating system
	 * before it returns: H2's default loses acknowledged commits when the process is
	 * killed. Without {@code DB_CLOSE_ON_EXIT=FALSE} a signal would close the database
	 * under the run. {@code MAX_COMPACT_TIME} is for a first pass, which ends in any
	 * case; further ones gain little, and H2 may go on with them until the time is over.
	 * {@code CACHE_SIZE}: with the 16 MB of H2's own choice, the pages of 20,000 rooms
	 * are read and parsed again and again.
	 */
	static String url(Path directory) {
		return url(directory, Runtime.getRuntime().maxMemory());
	}

	/**
	 * The same for a process that may take so many bytes of memory.
	 */
	static String url(Path directory, long memory) {
		long cached = Math.min(MOST_CACHED, memory / 1024 / CACHED_PART);
		return "jdbc:h2:file:" + directory.resolve("roomshift")
				+ ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;MAX_COMPACT_TIME=500;CACHE_SIZE=" + cached;
	}

	static Connection connect(String url) throws SQLException {
		return source(url).getConnection();
	}

	/**
	 * By H2's own classes: Java's register of drivers would load that of PostgreSQL too.
	 */
	static JdbcDataSource source(String url) {
		JdbcDataSource source = new JdbcDataSource();
		source.setURL(url);
		source.setUser("roomshift");
		source.setPassword("");
		return source;
	}

}
