package io.roomshift.ledger.slack;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the record of Slack forecasts together, in the ledger's database.
 */
@Configuration(proxyBeanMethods = false)
class SlackConfiguration {

	@Bean
	SlackForecasts slackForecasts(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		return new SlackForecasts(jdbc, new TransactionTemplate(transactions));
	}

}
