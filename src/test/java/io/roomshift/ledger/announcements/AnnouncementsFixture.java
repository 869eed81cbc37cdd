package io.roomshift.ledger.announcements;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Makes the record of announcements as the program does.
 */
public final class AnnouncementsFixture {

	private AnnouncementsFixture() {
	}

	public static Announcements over(DataSource database) {
		return new AnnouncementsConfiguration().announcements(new JdbcTemplate(database),
				new JdbcTransactionManager(database));
	}

}
