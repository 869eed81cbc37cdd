package io.roomshift.metrics;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.ipc.http.HttpSender;
import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.roomshift.hipchat.settings.Causes;
import io.roomshift.hipchat.settings.SecretMask;

/**
 * Sends figures by OTLP over HTTP, as JSON.
 */
final class OtlpExport {

	private final String url;

	private final Map<String, String> headers;

	private final HttpSender sender;

	private OtlpExport(String url, Map<String, String> headers, HttpSender sender) {
		this.url = url;
		this.headers = headers;
		this.sender = sender;
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
				new HttpUrlConnectionSender(properties.timeout(), properties.timeout())));
	}

	/**
	 * Sends them.
	 * @param meters the figures
	 * @param started since when they were counted
	 * @param ended when they were read
	 * @return a sentence on why that could not be done
	 */
	Optional<String> send(Collection<Meter> meters, Instant started, Instant ended) {
		try {
			HttpSender.Request.Builder request = this.sender.post(this.url)
				.withJsonContent(new OtlpJson(started, ended).of(meters));
			this.headers.forEach(request::withHeader);
			HttpSender.Response answer = request.send();
			if (!answer.isSuccessful()) {
				throw new IOException("the receiver answered " + answer.code() + Pushing.said(answer));
			}
			return Optional.empty();
		}
		catch (Throwable ex) {
			return Optional.of("The figures could not be sent by OTLP (" + Causes.innermost(ex)
					+ "). Look at roomshift.metrics.otlp; the run itself is not concerned.");
		}
	}

}
