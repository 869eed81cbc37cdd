package io.roomshift.scenario.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.roomshift.simulator.Journal;
import io.roomshift.simulator.SimulatedRoom;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ledger as a process left it on disk: what each room was before it was written to.
 *
 * @param rows how many rows of the mapping are on record
 * @param images the fields of the room, by its id; rooms that were never written to have
 * none
 */
public record LedgerCopy(int rows, Map<Long, List<Object>> images) {

	private static final String IMAGES = """
			select room_id, before_name, before_privacy, before_archived, before_guest, before_topic, before_owner,
			before_delegate from entry join progress on id = run_id * 4294967296 + line""";

	/**
	 * Reads a copy of the database, so that the original stays as the process left it.
	 */
	public static LedgerCopy of(Workspace workspace) {
		try {
			Path copy = workspace.streams().resolve("copy.mv.db");
			Files.copy(workspace.file("state/roomshift.mv.db"), copy, StandardCopyOption.REPLACE_EXISTING);
			String url = "jdbc:h2:file:" + workspace.streams().resolve("copy").toAbsolutePath() + ";ACCESS_MODE_DATA=r";
			try (Connection connection = DriverManager.getConnection(url, "roomshift", "")) {
				return of(connection);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new AssertionError("The ledger can't be read", ex);
		}
	}

	/**
	 * Reads a database that is a server's.
	 */
	public static LedgerCopy of(Postgres database) {
		try (Connection connection = database.connect()) {
			return of(connection);
		}
		catch (SQLException ex) {
			throw new AssertionError("The ledger can't be read", ex);
		}
	}

	private static LedgerCopy of(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(IMAGES)) {
			return read(rows);
		}
	}

	private static LedgerCopy read(ResultSet rows) throws SQLException {
		int count = 0;
		Map<Long, List<Object>> images = new HashMap<>();
		while (rows.next()) {
			count++;
			if (rows.getString(2) == null) {
				continue;
			}
			images.put(rows.getLong(1), List.of(rows.getString(2), rows.getString(3), rows.getBoolean(4),
					rows.getBoolean(5), rows.getString(6), rows.getLong(7), String.valueOf(rows.getObject(8))));
		}
		return new LedgerCopy(count, images);
	}

	/**
	 * Checks that each room for which one of the first updates came has its before-image,
	 * which is what the room was at the start.
	 * @param updates how many updates there had been when the process ended
	 */
	public void holdsWhatWasSent(Stage stage, long updates) {
		List<Long> written = stage.simulator()
			.journal()
			.entries((call) -> call.method().equals("PUT"))
			.stream()
			.limit(updates)
			.map(Journal.Entry::room)
			.toList();
		for (SimulatedRoom room : stage.before()) {
			if (written.contains(room.id())) {
				assertThat(this.images).containsEntry(room.id(),
						List.of(room.name(), room.privacy(), room.archived(), room.guestAccessible(), room.topic(),
								room.owner(), String.valueOf(room.delegateAdminVisibility())));
			}
		}
	}

}
