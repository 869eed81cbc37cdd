package io.roomshift.job.timeline;

import io.roomshift.ledger.timeline.Timelines;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the recorder of calls together.
 */
@Configuration(proxyBeanMethods = false)
class CallRecorderConfiguration {

	@Bean
	CallRecorder callRecorder(ObjectProvider<Timelines> timelines) {
		return new CallRecorder(timelines::getObject);
	}

}
