package io.roomshift.report;

import java.util.function.Function;

import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.announcements.Announcements;
import io.roomshift.room.RoomName;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the reports together.
 */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

	@Bean
	Reports reports(Ledger ledger, Announcements announcements, Function<RoomName, String> slackName) {
		return new Reports(ledger, announcements, slackName);
	}

}
