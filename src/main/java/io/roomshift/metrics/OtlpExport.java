package io.roomshift.metrics;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.Meter;
import io.roomshift.hipchat.settings.SecretMask;

/**
 * Sends figures by OTLP over HTTP, as JSON.
 */
final class OtlpExport {

	private final String url;

	private final Map<String, String> headers;

	private final Delivery delivery;

	private OtlpExport(String url, Map<String, String> headers, Delivery delivery) {
		this.url = url;
		this.headers = headers;
		this.delivery = delivery;
	}

	/**
	 * The receiver of the settings, if they name one.
	 */
	static Optional<OtlpExport> of(MetricsProperties properties) {
		String url = properties.otlp().url();
		if (url == null || url.isBlank()) {
			return Optional.empty();
		}
		Map<String, String> headers = properties.otlp().headers();
		headers.forEach((name, value) -> SecretMask.hide(value, "header " + name + " of OTLP"));
		return Optional.of(new OtlpExport(url.strip(), headers,
				new Delivery("by OTLP", "roomshift.metrics.otlp", properties.timeout())));
	}

	/**
	 * Sends them.
	 * @param meters the figures
	 * @param started since when they were counted
	 * @param ended when they were read
	 * @return a sentence on why that could not be done
	 */
	Optional<String> send(Collection<Meter> meters, Instant started, Instant ended) {
		Map<String, String> all = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
		all.putAll(this.headers);
		return this.delivery.send("POST", this.url, new OtlpJson(started, ended).of(meters), all);
	}

}
