package io.roomshift.ledger.announcements;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the record of announcements together, in the ledger's database.
 */
@Configuration(proxyBeanMethods = false)
class AnnouncementsConfiguration {

	@Bean
	Announcements announcements(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		return new Announcements(jdbc, new TransactionTemplate(transactions));
	}

}
