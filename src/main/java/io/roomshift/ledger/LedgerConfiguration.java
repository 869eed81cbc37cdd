package io.roomshift.ledger;

import java.time.InstantSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the ledger.
 */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

	@Bean
	JdbcLedger ledger(JdbcTemplate jdbc, PlatformTransactionManager transactions, InstantSource clock) {
		return new JdbcLedger(jdbc, new TransactionTemplate(transactions), clock);
	}

}
