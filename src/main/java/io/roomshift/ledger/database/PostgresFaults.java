package io.roomshift.ledger.database;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;

import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.database.Database.Fault;

/**
 * Why PostgreSQL refuses, with what to do; told by the states of appendix A of its
 * manual.
 */
final class PostgresFaults {

	/** None of the schemas in the search path is there. */
	static final Fault NO_SCHEMA = new Fault("it has no schema to work in",
			"Make one, as in: create schema roomshift authorization roomshift. Or mend currentSchema in "
					+ "spring.datasource.url.");

	private static final Fault NO_URL = new Fault("the driver can't read the URL",
			"Write spring.datasource.url as in 'jdbc:postgresql://db.example.com:5432/roomshift'.");

	private PostgresFaults() {
	}

	static Fault mayNotCreate(String schema) {
		return new Fault("its user may not make tables in the schema '" + schema + "'", "Make a schema of its own for "
				+ "the user, as in: create schema roomshift authorization roomshift. Name it by currentSchema in "
				+ "spring.datasource.url if the user is called otherwise.");
	}

	/**
	 * What a connection or a statement failed with. The driver quotes a URL that it can't
	 * read, with whatever secret is in it.
	 */
	static Fault of(Throwable thrown) {
		String reason = reason(thrown);
		return reason.contains("jdbc:") ? NO_URL : new Fault(reason, cure(thrown));
	}

	private static String reason(Throwable thrown) {
		Optional<UnknownHostException> host = cause(thrown, UnknownHostException.class);
		if (host.isPresent()) {
			return "the host '" + host.get().getMessage() + "' is not known";
		}
		return LedgerException.reasonOf(thrown);
	}

	private static String cure(Throwable thrown) {
		if (String.valueOf(thrown.getMessage()).contains("non-empty schema")) {
			return "There are tables of others in its schema. Make one of its own, as in: create schema roomshift "
					+ "authorization roomshift.";
		}
		String state = cause(thrown, SQLException.class).map(SQLException::getSQLState).orElse("");
		return switch (state) {
			case "28P01", "28000", "08004" ->
				"Look at spring.datasource.username, spring.datasource.password, and the server's pg_hba.conf.";
			case "3D000" -> "Make it, as in: create database roomshift owner roomshift. Or mend spring.datasource.url.";
			case "42501" -> "Grant its user what is missing; it needs to make tables in a schema of its own.";
			case "53300" -> "Roomshift needs up to five connections: wait, or raise the limit.";
			case "25006" -> "That server only reads. Name the one that writes, or add targetServerType=primary to "
					+ "spring.datasource.url.";
			case "57P03" -> "The server is starting or stopping. Run the same command again when it is up.";
			default -> state.startsWith("08")
					? "Look at spring.datasource.url, whether the server is up, and whether it can be reached from here."
					: "Look at the server's log, and whether a newer Roomshift was here; then run the same command again.";
		};
	}

	private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
		return LedgerException.causes(thrown).filter(type::isInstance).map(type::cast).findFirst();
	}

}
