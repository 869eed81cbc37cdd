package io.roomshift.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import io.roomshift.hipchat.settings.Causes;
import io.roomshift.hipchat.settings.SecretMask;

/**
 * Sends figures over HTTP, once; redirects are not followed, for secrets would travel
 * along.
 */
final class Delivery {

	private static final int SUCCESSFUL = 2;

	private static final int LONGEST = 150;

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
	 * @param details adds method and headers
	 * @return a sentence on why that could not be done
	 */
	Optional<String> send(String method, String address, String body, Consumer<HttpRequest.Builder> details) {
		try {
			HttpRequest.Builder request = HttpRequest.newBuilder(checked(address))
				.timeout(this.timeout)
				.method(method, BodyPublishers.ofString(body));
			details.accept(request);
			HttpResponse<String> answer = HttpClient.newBuilder()
				.connectTimeout(this.timeout)
				.build()
				.send(request.build(), BodyHandlers.ofString());
			return (answer.statusCode() / 100 == SUCCESSFUL) ? Optional.empty()
					: unsent("it answered " + answer.statusCode() + said(answer.body().strip()));
		}
		catch (IOException | IllegalArgumentException ex) {
			return unsent(Causes.innermost(ex));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return unsent("it was interrupted");
		}
	}

	private static URI checked(String address) {
		URI uri = URI.create(address);
		if (uri.getHost() == null || uri.getScheme() == null) {
			throw new IllegalArgumentException("it needs an address such as http://pushgateway:9091");
		}
		return uri;
	}

	private static String said(String body) {
		return body.isEmpty() ? "" : " '" + body + "'";
	}

	private Optional<String> unsent(String why) {
		return Optional.of("The figures could not be sent " + this.where + " (" + SecretMask.line(why, LONGEST)
				+ "). Look at " + this.setting + "; the run itself is not concerned.");
	}

}
