package io.roomshift.ledger.timeline;

import java.time.InstantSource;

import io.roomshift.ledger.database.HeldDatabase;
import io.roomshift.ledger.database.Sharing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the timelines together, in the ledger's database.
 */
@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {

	@Bean
	Timelines timelines(JdbcTemplate jdbc, PlatformTransactionManager transactions, InstantSource clock,
			HeldDatabase held) {
		String worker = held.isLed() ? held.sharing().map(Sharing::name).orElseThrow() : "";
		return new Timelines(jdbc, new TransactionTemplate(transactions), clock, worker);
	}

}
