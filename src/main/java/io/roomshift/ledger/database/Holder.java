package io.roomshift.ledger.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * The process that holds a database.
 *
 * @param process its number
 * @param host the machine that it is on
 * @param since when it took hold of it; null when that is not known
 */
record Holder(String process, String host, @Nullable Instant since) {

	/**
	 * This process.
	 * @param now the present time; null where it is known otherwise
	 */
	static Holder here(@Nullable Instant now) {
		return new Holder(String.valueOf(ProcessHandle.current().pid()), thisHost(), now);
	}

	private static String thisHost() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "an unknown machine";
		}
	}

	@Override
	public String toString() {
		return "process " + this.process + " on " + this.host
				+ ((this.since != null) ? " since " + this.since.truncatedTo(ChronoUnit.SECONDS) : "");
	}

}
