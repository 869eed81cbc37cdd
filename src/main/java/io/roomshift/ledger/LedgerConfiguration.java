package io.roomshift.ledger;

import java.nio.file.Path;
import java.time.InstantSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the database and the ledger in it.
 */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

	private static final int CONNECTIONS = 4;

	@Bean
	StateDirectory stateDirectory(@Value("${roomshift.state-dir:state}") Path directory, InstantSource clock) {
		return StateDirectory.lock(directory, clock.instant());
	}

	@Bean
	HikariDataSource dataSource(StateDirectory state) {
		HikariConfig config = new HikariConfig();
		config.setPoolName("ledger");
		config.setJdbcUrl(state.url());
		config.setUsername("roomshift");
		config.setPassword("");
		config.setMaximumPoolSize(CONNECTIONS);
		return new HikariDataSource(config);
	}

	@Bean
	JdbcLedger ledger(JdbcTemplate jdbc, PlatformTransactionManager transactions, InstantSource clock) {
		return new JdbcLedger(jdbc, new TransactionTemplate(transactions), clock);
	}

	@Bean
	BatchTables batchTables() {
		return new BatchTables();
	}

}
