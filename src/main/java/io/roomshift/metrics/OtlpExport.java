package io.roomshift.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpHttpMetricsSender;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.micrometer.registry.otlp.OtlpMetricsSender;
import io.roomshift.hipchat.settings.Causes;
import io.roomshift.hipchat.settings.SecretMask;
import org.jspecify.annotations.Nullable;

/**
 * Sends figures by OTLP, once.
 */
final class OtlpExport implements OtlpMetricsSender {

	private final OtlpMetricsSender sender;

	private final OtlpMeterRegistry registry;

	private @Nullable Exception failure;

	private OtlpExport(Config config, Duration timeout) {
		this.sender = new OtlpHttpMetricsSender(new HttpUrlConnectionSender(timeout, timeout));
		this.registry = OtlpMeterRegistry.builder(config).clock(Clock.SYSTEM).metricsSender(this).build();
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
		return Optional.of(new OtlpExport(new Config(url.strip(), headers), properties.timeout()));
	}

	MeterRegistry registry() {
		return this.registry;
	}

	/**
	 * Sends them.
	 * @return a sentence on why that could not be done
	 */
	Optional<String> send() {
		this.registry.close();
		return Optional.ofNullable(this.failure)
			.map((thrown) -> "The figures could not be sent by OTLP (" + Causes.innermost(thrown)
					+ "). Look at roomshift.metrics.otlp; the run itself is not concerned.");
	}

	/**
	 * Micrometer logs a failure, and tells nobody.
	 */
	@Override
	public void send(Request request) {
		try {
			this.sender.send(request);
		}
		catch (Exception ex) {
			this.failure = ex;
		}
	}

	/**
	 * How Micrometer is to send: everything that was counted since the program began, at
	 * the end alone.
	 *
	 * @param url the receiver's address
	 * @param headers headers of the request
	 */
	private record Config(String url, Map<String, String> headers) implements OtlpConfig {

		private static final Duration NEVER = Duration.ofDays(365);

		@Override
		public @Nullable String get(String key) {
			return null;
		}

		@Override
		public Duration step() {
			return NEVER;
		}

		@Override
		public Map<String, String> resourceAttributes() {
			return Map.of("service.name", "roomshift");
		}

		@Override
		public String toString() {
			return "Config[url=" + this.url + "]";
		}

	}

}
