package io.roomshift.ledger;

import java.nio.file.Path;
import java.time.InstantSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import org.flywaydb.core.api.FlywayException;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
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

	/**
	 * Makes the tables, or brings them up to date.
	 * @throws LedgerException when they can't be
	 */
	@Bean
	FlywayMigrationStrategy tables(StateDirectory state) {
		return (flyway) -> {
			try {
				flyway.migrate();
			}
			catch (FlywayException ex) {
				throw state.withoutTables(ex);
			}
		};
	}

	/**
	 * Opens the database.
	 * @throws LedgerException when it can't be
	 */
	@Bean
	HikariDataSource dataSource(StateDirectory state) {
		HikariConfig config = new HikariConfig();
		config.setPoolName("ledger");
		config.setJdbcUrl(state.url());
		config.setUsername("roomshift");
		config.setPassword("");
		config.setMaximumPoolSize(CONNECTIONS);
		try {
			return new HikariDataSource(config);
		}
		catch (HikariPool.PoolInitializationException ex) {
			throw state.withoutTables(ex);
		}
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
