package io.roomshift.ledger.requests;

import javax.sql.DataSource;

import io.roomshift.ledger.database.HeldDatabase;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts together what several processes share a run by.
 */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

	@Bean
	Requests requests(DataSource connections, HeldDatabase held) {
		return new JdbcRequests(connections, held.sharing().orElseThrow(HeldDatabase::forOneAlone));
	}

}
