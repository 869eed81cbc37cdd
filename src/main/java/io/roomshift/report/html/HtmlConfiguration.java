package io.roomshift.report.html;

import io.roomshift.report.PageFormat;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the page together.
 */
@Configuration(proxyBeanMethods = false)
class HtmlConfiguration {

	@Bean
	PageFormat pageFormat() {
		Template template = Template.read();
		return (contents, page, spool) -> new HtmlPage(template, contents, page, spool);
	}

}
