package io.roomshift.benchmark;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * A Spring Boot program that does nothing.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(excludeName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
		"org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration" })
class Hello {

	/**
	 * Starts and ends it.
	 */
	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(Hello.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(args).close();
	}

}
