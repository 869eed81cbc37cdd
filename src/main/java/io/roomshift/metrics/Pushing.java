package io.roomshift.metrics;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.roomshift.hipchat.settings.SecretMask;

/**
 * Sends figures to a Pushgateway, in the place of what the same command on the same
 * mapping sent it before.
 */
final class Pushing {

	private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

	private final MetricsProperties.Pushgateway settings;

	private final String url;

	private final Delivery delivery;

	private Pushing(MetricsProperties.Pushgateway settings, String url, Delivery delivery) {
		this.settings = settings;
		this.url = url;
		this.delivery = delivery;
	}

	/**
	 * The Pushgateway of the settings, if they name one.
	 */
	static Optional<Pushing> of(MetricsProperties properties) {
		String url = properties.pushgateway().url();
		if (url == null || url.isBlank()) {
			return Optional.empty();
		}
		if (properties.pushgateway().password() != null) {
			SecretMask.hide(properties.pushgateway().password(), "password of the Pushgateway");
		}
		return Optional.of(new Pushing(properties.pushgateway(), url.strip(),
				new Delivery("to the Pushgateway", "roomshift.metrics.pushgateway", properties.timeout())));
	}

	/**
	 * Sends them.
	 * @param figures the figures in Prometheus's text format
	 * @return a sentence on why that could not be done
	 */
	Optional<String> send(String figures, Metrics.Subject subject) {
		Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", TEXT_FORMAT));
		if (this.settings.username() != null && this.settings.password() != null) {
			headers.put("Authorization", basic(this.settings.username() + ":" + this.settings.password()));
		}
		return this.delivery.send("PUT", address(subject), figures, headers);
	}

	private static String basic(String credentials) {
		return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The address of the group. Command and mapping belong to it, so that the figures of
	 * one command do not take the place of another's.
	 */
	String address(Metrics.Subject subject) {
		Map<String, String> group = new LinkedHashMap<>();
		group.put("job", this.settings.job());
		group.put("command", subject.command());
		group.put("mapping", subject.mapping());
		group.putAll(this.settings.grouping());
		return this.url.replaceFirst("/+$", "") + group.entrySet()
			.stream()
			.map((label) -> label(label.getKey(), label.getValue()))
			.collect(Collectors.joining("/", "/metrics/", ""));
	}

	/**
	 * A label as the Pushgateway's page has it: what is empty or holds a slash can't
	 * stand in a path as it is. All else goes the same way, for no escapes are needed
	 * then.
	 */
	private static String label(String name, String value) {
		byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
		return name + "@base64/" + (value.isEmpty() ? "=" : Base64.getUrlEncoder().encodeToString(bytes));
	}

}
