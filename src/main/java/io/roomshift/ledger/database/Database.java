package io.roomshift.ledger.database;

import java.nio.file.Path;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.PropertyResolver;

/**
 * Where ledger and job repository are kept: an H2 file in the state directory, or a
 * schema of a PostgreSQL server.
 */
public interface Database {

	/**
	 * The one that the settings name: a server's by {@code spring.datasource.url}, else
	 * the H2 file.
	 * @throws io.roomshift.ledger.LedgerException when the URL is none of PostgreSQL's
	 */
	static Database of(PropertyResolver settings) {
		return isServer(settings) ? PostgresServer.from(settings)
				: of(Path.of(settings.getProperty("roomshift.state-dir", "state")));
	}

	/**
	 * Whether the settings name a server.
	 */
	static boolean isServer(PropertyResolver settings) {
		return PostgresServer.isNamed(settings);
	}

	/**
	 * The H2 file in a state directory.
	 */
	static Database of(Path stateDirectory) {
		return new H2File(stateDirectory);
	}

	/**
	 * Whether a run was ever begun with it; makes nothing.
	 * @throws io.roomshift.ledger.LedgerException when it can't be asked
	 */
	boolean isBegun();

	/**
	 * What is in it; changes nothing.
	 */
	Condition look();

	/**
	 * Locks it until what is returned is closed, or this process dies.
	 * @param now the present time, told to processes that find it locked
	 * @throws io.roomshift.ledger.StateInUseException when another process holds it
	 * @throws io.roomshift.ledger.LedgerException when it can't be used
	 */
	HeldDatabase lock(Instant now);

	/**
	 * Shares it with the process that has locked it, or will, until what is returned is
	 * closed, or this process dies.
	 * @throws io.roomshift.ledger.LedgerException when it can't be used, or by one
	 * process at a time alone
	 */
	HeldDatabase join();

	/**
	 * What was found in a database.
	 *
	 * @param server the server and how it was entered; null for a file
	 * @param begun whether a run was ever begun with it
	 * @param size its size in bytes
	 * @param runs how many runs there are; 0 while that can't be told
	 * @param holder the process that holds it, in parentheses; null when none does
	 * @param fault why it can't be used; null when it can, or is held
	 */
	record Condition(@Nullable String server, boolean begun, long size, int runs, @Nullable String holder,
			@Nullable Fault fault) {

	}

	/**
	 * Why a database can't be used.
	 *
	 * @param reason the reason, fit to stand in parentheses in a sentence
	 * @param cure what to do, as a sentence
	 */
	record Fault(String reason, String cure) {

	}

}
