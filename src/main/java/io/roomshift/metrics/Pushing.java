package io.roomshift.metrics;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.micrometer.core.ipc.http.HttpSender;
import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.roomshift.hipchat.settings.Causes;
import io.roomshift.hipchat.settings.SecretMask;

/**
 * Sends figures to a Pushgateway, in the place of what the same command on the same
 * mapping sent it before.
 */
final class Pushing {

	private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

	private final MetricsProperties.Pushgateway settings;

	private final String url;

	private final HttpSender sender;

	private Pushing(MetricsProperties.Pushgateway settings, String url, HttpSender sender) {
		this.settings = settings;
		this.url = url;
		this.sender = sender;
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
				new HttpUrlConnectionSender(properties.timeout(), properties.timeout())));
	}

	/**
	 * Sends them.
	 * @param figures the figures in Prometheus's text format
	 * @return a sentence on why that could not be done
	 */
	Optional<String> send(String figures, Metrics.Subject subject) {
		try {
			HttpSender.Request.Builder request = this.sender.put(address(subject))
				.withContent(TEXT_FORMAT, figures.getBytes(StandardCharsets.UTF_8));
			if (this.settings.username() != null && this.settings.password() != null) {
				request.withBasicAuthentication(this.settings.username(), this.settings.password());
			}
			HttpSender.Response answer = request.send();
			if (!answer.isSuccessful()) {
				throw new IOException("it answered " + answer.code() + said(answer));
			}
			return Optional.empty();
		}
		catch (Throwable ex) {
			return Optional.of("The figures could not be sent to the Pushgateway (" + Causes.innermost(ex)
					+ "). Look at roomshift.metrics.pushgateway; the run itself is not concerned.");
		}
	}

	/**
	 * What an answer says, after a blank; nothing when it says nothing.
	 */
	static String said(HttpSender.Response answer) {
		boolean silent = answer.body().isBlank() || answer.body().equals(HttpSender.Response.NO_RESPONSE_BODY);
		return silent ? "" : " '" + answer.body().strip() + "'";
	}

	/**
	 * The address of the group. Command and mapping belong to it, so that the figures of
	 * one command do not take the place of another's.
	 */
	String address(Metrics.Subject subject) {
		URI base = URI.create(this.url);
		if (base.getHost() == null || base.getScheme() == null) {
			throw new IllegalArgumentException("it needs an address such as http://pushgateway:9091");
		}
		Map<String, String> group = new LinkedHashMap<>();
		group.put("job", this.settings.job());
		group.put("command", subject.command());
		group.put("mapping", subject.mapping());
		group.putAll(this.settings.grouping());
		return base.toString().replaceFirst("/+$", "") + group.entrySet()
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
