package io.roomshift.ledger.slack;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Makes the record of Slack forecasts as the program does.
 */
public final class SlackForecastsFixture {

	private SlackForecastsFixture() {
	}

	public static SlackForecasts over(DataSource database) {
		return new SlackConfiguration().slackForecasts(new JdbcTemplate(database),
				new JdbcTransactionManager(database));
	}

}
