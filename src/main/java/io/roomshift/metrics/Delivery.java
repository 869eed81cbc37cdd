package io.roomshift.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.roomshift.hipchat.settings.Causes;
import io.roomshift.hipchat.settings.SecretMask;

/**
 * Sends figures over HTTP, once; redirects are not followed, for secrets would travel
 * along.
 */
final class Delivery {

	private static final int SUCCESSFUL = 2;

	private static final int LONGEST = 150;

	private static final int MOST_OF_ANSWER = 4096;

	private final String where;

	private final String setting;

	private final Duration timeout;

	/**
	 * Creates a delivery.
	 * @param where where figures go, as in "to the Pushgateway"
	 * @param setting the settings that lead there
	 * @param timeout how long to wait for a connection, and for an answer
	 */
	Delivery(String where, String setting, Duration timeout) {
		this.where = where;
		this.setting = setting;
		this.timeout = timeout;
	}

	/**
	 * Sends a body.
	 * @param address the whole address
	 * @param headers what the request says of itself and of who sends it
	 * @return a sentence on why that could not be done
	 */
	Optional<String> send(String method, String address, String body, Map<String, String> headers) {
		try {
			HttpURLConnection connection = (HttpURLConnection) checked(address).toURL().openConnection();
			try {
				headers.forEach(connection::setRequestProperty);
				return send(connection, method, body);
			}
			finally {
				connection.disconnect();
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			return unsent(Causes.innermost(ex));
		}
	}

	private Optional<String> send(HttpURLConnection connection, String method, String body) throws IOException {
		connection.setInstanceFollowRedirects(false);
		connection.setConnectTimeout((int) this.timeout.toMillis());
		connection.setReadTimeout((int) this.timeout.toMillis());
		connection.setRequestMethod(method);
		connection.setDoOutput(true);
		try (OutputStream out = connection.getOutputStream()) {
			out.write(body.getBytes(StandardCharsets.UTF_8));
		}
		int status = connection.getResponseCode();
		return (status / 100 == SUCCESSFUL) ? Optional.empty() : unsent("it answered " + status + said(connection));
	}

	private static URI checked(String address) {
		URI uri = URI.create(address);
		if (uri.getHost() == null || !List.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
			throw new IllegalArgumentException("it needs an address such as http://pushgateway:9091");
		}
		return uri;
	}

	private static String said(HttpURLConnection answer) throws IOException {
		try (InputStream body = answer.getErrorStream()) {
			String text = (body != null) ? new String(body.readNBytes(MOST_OF_ANSWER), StandardCharsets.UTF_8) : "";
			return text.isBlank() ? "" : " '" + text.strip() + "'";
		}
	}

	private Optional<String> unsent(String why) {
		return Optional.of("The figures could not be sent " + this.where + " (" + SecretMask.line(why, LONGEST)
				+ "). Look at " + this.setting + "; the run itself is not concerned.");
	}

}
