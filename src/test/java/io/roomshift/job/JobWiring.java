package io.roomshift.job;

import java.time.Clock;
import java.time.InstantSource;
import java.util.List;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The job's packages put together as the program does it, with what {@code cli} adds to
 * them. No configuration by its annotation, so that no scan finds it.
 */
@ImportAutoConfiguration({ PropertyPlaceholderAutoConfiguration.class, ConfigurationPropertiesAutoConfiguration.class,
		SslAutoConfiguration.class })
@ComponentScan(basePackages = { "io.roomshift.announce", "io.roomshift.apply", "io.roomshift.hipchat",
		"io.roomshift.job", "io.roomshift.ledger", "io.roomshift.report", "io.roomshift.verify" })
public class JobWiring {

	@Bean
	InstantSource clock() {
		return Clock.systemUTC();
	}

	@Bean
	PlanReview planReview() {
		return (plan, rooms) -> new PlanReview.Verdict(List.of(), false);
	}

}
