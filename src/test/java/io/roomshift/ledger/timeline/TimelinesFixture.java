package io.roomshift.ledger.timeline;

import java.time.InstantSource;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Makes the record of timelines as the program does.
 */
public final class TimelinesFixture {

	private TimelinesFixture() {
	}

	public static Timelines over(DataSource database, InstantSource clock) {
		return new TimelineConfiguration().timelines(new JdbcTemplate(database), new JdbcTransactionManager(database),
				clock);
	}

}
