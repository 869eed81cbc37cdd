package io.roomshift.ledger.timeline;

import java.time.InstantSource;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the record of timelines as the program does.
 */
public final class TimelinesFixture {

	private TimelinesFixture() {
	}

	public static Timelines over(DataSource database, InstantSource clock) {
		return ofWorker("", database, clock);
	}

	/**
	 * The same of a process that helps.
	 * @param worker its name
	 */
	public static Timelines ofWorker(String worker, DataSource database, InstantSource clock) {
		return new Timelines(new JdbcTemplate(database), new TransactionTemplate(new JdbcTransactionManager(database)),
				clock, worker);
	}

}
