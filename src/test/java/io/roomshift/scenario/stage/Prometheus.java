package io.roomshift.scenario.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import io.roomshift.tool.Tool;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Prometheus, as Debian has it, that reads files of figures every second.
 *
 * @param process the server
 * @param files serves the files to it
 * @param url the server's address
 */
public record Prometheus(Process process, HttpServer files, String url) implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/**
	 * Leaves the test out where there is no Prometheus, except where the environment says
	 * {@code CI=true}.
	 */
	public static void assumeInstalled() {
		Tool.assume(Tool.installed("prometheus").isPresent() && Tool.installed("promtool").isPresent(),
				"The tests of alerts need prometheus and promtool on the PATH (Debian: apt-get install prometheus)");
	}

	/**
	 * Starts one that knows the rules and reads the files, each as a target of its own
	 * with the file's name as its instance.
	 */
	public static Prometheus start(Path directory, Path rules, List<Path> figures) {
		try {
			HttpServer files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			files.createContext("/", (exchange) -> {
				byte[] content = Files.readAllBytes(Path.of(exchange.getRequestURI().getPath()));
				exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
				exchange.sendResponseHeaders(200, content.length);
				exchange.getResponseBody().write(content);
				exchange.close();
			});
			files.start();
			Files.createDirectories(directory);
			Path config = Files.writeString(directory.resolve("prometheus.yml"),
					config(rules, figures, files.getAddress().getPort()));
			int port = freePort();
			Process process = new ProcessBuilder("prometheus", "--config.file=" + config,
					"--storage.tsdb.path=" + directory.resolve("data"), "--web.listen-address=127.0.0.1:" + port)
				.redirectErrorStream(true)
				.redirectOutput(directory.resolve("prometheus.log").toFile())
				.start();
			Prometheus started = new Prometheus(process, files, "http://127.0.0.1:" + port);
			started.awaitFigures(figures.size());
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String config(Path rules, List<Path> figures, int port) {
		StringBuilder config = new StringBuilder("""
				global: { scrape_interval: 1s, evaluation_interval: 1s }
				rule_files: [ "%s" ]
				scrape_configs:
				""".formatted(rules.toAbsolutePath()));
		figures.forEach((file) -> config.append("""
				- job_name: %s
				  metrics_path: %s
				  static_configs: [ { targets: [ "127.0.0.1:%d" ], labels: { instance: "%1$s" } } ]
				""".formatted(file.getFileName(), file, port)));
		return config.toString();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private void awaitFigures(int files) {
		Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> query("count(up == 1)").sum() == files);
	}

	/**
	 * The present value of an expression.
	 */
	public Answer query(String expression) {
		JsonNode result = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
		assertThat(result.path("status").asString()).as(expression + ": " + result).isEqualTo("success");
		return new Answer(expression,
				result.path("data")
					.path("result")
					.valueStream()
					.map((series) -> Double.parseDouble(series.path("value").path(1).asString()))
					.toList());
	}

	/**
	 * The alerts that fire by now, or would if their condition lasted; each with its
	 * instance.
	 */
	public List<String> alerts() {
		return get("/api/v1/alerts").path("data")
			.path("alerts")
			.valueStream()
			.map((alert) -> alert.path("labels"))
			.map((labels) -> labels.path("alertname").asString() + " " + labels.path("instance").asString())
			.distinct()
			.sorted()
			.toList();
	}

	private JsonNode get(String path) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + path)).build();
			return JsonMapper.shared().readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		this.files.stop(0);
	}

	/**
	 * What an expression came to.
	 *
	 * @param expression the expression
	 * @param values the value of each series
	 */
	public record Answer(String expression, List<Double> values) {

		public Answer {
			values = List.copyOf(values);
		}

		/**
		 * All series together.
		 */
		public double sum() {
			return this.values.stream().mapToDouble(Double::doubleValue).sum();
		}

	}

}
