package io.roomshift.doctor;

import java.time.InstantSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Puts the doctor together.
 */
@Configuration(proxyBeanMethods = false)
class DoctorConfiguration {

	@Bean
	Doctor doctor(ConfigurableEnvironment environment, ObjectProvider<SslBundles> bundles, InstantSource clock) {
		return new Doctor(environment, bundles, clock);
	}

}
