package io.roomshift.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * Where figures are sent when a command ends; bound as plain text, for a binding error
 * would print the value.
 *
 * @param pushgateway the Pushgateway that takes them
 * @param otlp the OpenTelemetry collector that takes them
 * @param timeout how long to wait for a connection, and for an answer
 */
public record MetricsProperties(@DefaultValue Pushgateway pushgateway, @DefaultValue Otlp otlp,
		@DefaultValue(TIMEOUT) Duration timeout) {

	private static final String JOB = "roomshift";

	private static final String TIMEOUT = "5s";

	private static final Pattern NAME = Pattern.compile(
			"roomshift\\.metrics\\.(timeout|pushgateway\\.(url|job|username|password|grouping\\..+)|otlp\\.(url|headers\\..+))");

	/**
	 * Whether it is the name of one of these settings.
	 */
	public static boolean isSetting(String name) {
		return NAME.matcher(name).matches();
	}

	/**
	 * Settings by which nothing is sent.
	 */
	public static MetricsProperties none() {
		return new MetricsProperties(new Pushgateway(null, JOB, Map.of(), null, null), new Otlp(null, Map.of()),
				DurationStyle.SIMPLE.parse(TIMEOUT));
	}

	/**
	 * A Prometheus Pushgateway.
	 *
	 * @param url its address; null when nothing is pushed
	 * @param job the first label of the group
	 * @param grouping further labels of the group
	 * @param username for basic authentication; null for none
	 * @param password for basic authentication; null for none
	 */
	public record Pushgateway(@Nullable String url, @DefaultValue(JOB) String job,
			@DefaultValue Map<String, String> grouping, @Nullable String username, @Nullable String password) {

		public Pushgateway {
			grouping = Map.copyOf(grouping);
		}

		@Override
		public String toString() {
			return "Pushgateway[url=" + this.url + "]";
		}

	}

	/**
	 * An OpenTelemetry collector, or whatever else takes OTLP over HTTP.
	 *
	 * @param url the whole address, {@code /v1/metrics} included; null when nothing is
	 * sent
	 * @param headers headers of the request, such as those that hold a key
	 */
	public record Otlp(@Nullable String url, @DefaultValue Map<String, String> headers) {

		public Otlp {
			headers = Map.copyOf(headers);
		}

		@Override
		public String toString() {
			return "Otlp[url=" + this.url + "]";
		}

	}

}
