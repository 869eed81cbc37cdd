package io.roomshift.report;

import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.announcements.Announcements;
import io.roomshift.ledger.slack.SlackForecasts;
import io.roomshift.ledger.timeline.Timelines;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the reports together.
 */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

	@Bean
	Reports reports(Ledger ledger, Announcements announcements, Timelines timelines, SlackForecasts forecasts,
			PageFormat format) {
		return new Reports(ledger, announcements, timelines, forecasts, format);
	}

}
