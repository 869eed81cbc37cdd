package io.roomshift.ledger.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

import io.roomshift.ledger.LedgerException;

/**
 * The H2 file in a state directory.
 *
 * @param directory the state directory
 */
record H2File(Path directory) implements Database {

	@Override
	public boolean isBegun() {
		return Files.exists(StateDirectory.file(this.directory));
	}

	@Override
	public Condition look() {
		if (!isBegun()) {
			return new Condition(null, false, 0, 0, null, null);
		}
		long size = StateDirectory.file(this.directory).toFile().length();
		try {
			Path real = this.directory.toRealPath();
			if (StateDirectory.isHeldByThisProcess(real)) {
				return new Condition(null, true, size, 0, HolderFile.read(this.directory), null);
			}
			try (Connection connection = H2.connect(H2.url(real) + ";ACCESS_MODE_DATA=r");
					Statement statement = connection.createStatement();
					ResultSet runs = statement.executeQuery("select count(*) from run")) {
				return new Condition(null, true, size, runs.next() ? runs.getInt(1) : 0, null, null);
			}
		}
		catch (SQLException | IOException ex) {
			return StateDirectory.isHeld(ex) ? new Condition(null, true, size, 0, HolderFile.read(this.directory), null)
					: new Condition(null, true, size, 0, null, new Fault(LedgerException.reasonOf(ex),
							"Look at the files in '" + this.directory + "', and whether a newer Roomshift made them."));
		}
	}

	@Override
	public HeldDatabase lock(Instant now) {
		return StateDirectory.lock(this.directory, now);
	}

	@Override
	public HeldDatabase join() {
		throw HeldDatabase.forOneAlone();
	}

}
