package io.roomshift.metrics;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.protobuf.util.JsonFormat;
import io.micrometer.observation.Observation;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.CallListener.Kind;
import io.roomshift.hipchat.TokenBudget;
import io.roomshift.hipchat.settings.SecretMask;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.report.Summary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsTests {

	private static final Instant START = Instant.parse("2026-11-01T22:00:00Z");

	@Test
	void writeToWhenCommandEndedHasWhatTheLedgerCounts() throws IOException {
		Metrics metrics = new Metrics(subject(false), MetricsProperties.none());

		metrics.ended(summary(7L, 4));

		assertThat(lines(metrics)).contains(
				"roomshift_rooms{command=\"apply\",mapping=\"in/rooms.csv\",outcome=\"renamed\"} 100.0",
				"roomshift_rooms{command=\"apply\",mapping=\"in/rooms.csv\",outcome=\"pending\"} 7.0",
				"roomshift_rooms{command=\"apply\",mapping=\"in/rooms.csv\",outcome=\"undone\"} 1.0",
				"roomshift_rooms_announced{command=\"apply\",mapping=\"in/rooms.csv\",outcome=\"unsure\"} 2.0",
				"roomshift_rooms_verified{command=\"apply\",found=\"differing\",mapping=\"in/rooms.csv\"} 6.0",
				"roomshift_run_exit_code{command=\"apply\",mapping=\"in/rooms.csv\"} 4.0",
				"roomshift_run_info{command=\"apply\",mapping=\"in/rooms.csv\",rehearsal=\"false\",run=\"7\","
						+ "state=\"stopped\",version=\"1.2.3\"} 1");
	}

	@Test
	void writeToWhenNoRunBeganHasTheExitCodeAndNoCalls() throws IOException {
		Metrics metrics = new Metrics(subject(false), MetricsProperties.none());

		metrics.ended(summary(null, 2));

		assertThat(lines(metrics))
			.contains("roomshift_run_exit_code{command=\"apply\",mapping=\"in/rooms.csv\"} 2.0",
					"roomshift_retries_total{command=\"apply\",mapping=\"in/rooms.csv\"} 0.0")
			.noneMatch((line) -> line.startsWith("roomshift_calls_total"))
			.anyMatch((line) -> line.contains("run=\"\""));
	}

	@Test
	void writeToWhenCallsEndedCountsThemByKindAndStatus() throws IOException {
		Metrics metrics = new Metrics(subject(false), MetricsProperties.none());
		metrics.calls().ended(Kind.READ, 200, Duration.ofMillis(80));
		metrics.calls().ended(Kind.READ, 200, Duration.ofSeconds(3));
		metrics.calls().ended(Kind.UPDATE, 429, Duration.ofMillis(1));
		metrics.calls().ended(Kind.UPDATE, 0, Duration.ofSeconds(31));
		metrics.calls().throttled();
		metrics.calls().retrying("GET /v2/room/1", "no answer");

		List<String> lines = lines(metrics);

		String labels = "command=\"apply\",kind=\"%s\",mapping=\"in/rooms.csv\"";
		assertThat(lines).contains("roomshift_calls_total{" + labels.formatted("read") + ",status=\"200\"} 2.0",
				"roomshift_calls_total{" + labels.formatted("update") + ",status=\"429\"} 1.0",
				"roomshift_calls_total{" + labels.formatted("update") + ",status=\"none\"} 1.0",
				"roomshift_call_duration_seconds_bucket{" + labels.formatted("read") + ",le=\"0.1\"} 1",
				"roomshift_call_duration_seconds_bucket{" + labels.formatted("read") + ",le=\"5.0\"} 2",
				"roomshift_call_duration_seconds_sum{" + labels.formatted("read") + "} 3.08",
				"roomshift_call_duration_seconds_max{" + labels.formatted("update") + "} 31.0",
				"roomshift_calls_throttled_total{command=\"apply\",mapping=\"in/rooms.csv\"} 1.0",
				"roomshift_retries_total{command=\"apply\",mapping=\"in/rooms.csv\"} 1.0");
	}

	@Test
	void writeToWhenTokensAreKnownShowsTheirBudgets() throws IOException {
		Metrics metrics = new Metrics(subject(false), MetricsProperties.none());
		metrics.tokens(
				CallCounts.of(List.of(new CallCounts.OfToken("a1b2c3", 5, 4, 1, 0, false),
						new CallCounts.OfToken("d4e5f6", 1, 0, 0, 0, true))),
				List.of(new TokenBudget("a1b2c3", 90, 100), new TokenBudget("ffffff", 0, 0)));

		List<String> lines = lines(metrics);

		String labels = "{command=\"apply\",mapping=\"in/rooms.csv\",token=\"%s\"} ";
		assertThat(lines)
			.contains("roomshift_token_calls_total" + labels.formatted("a1b2c3") + "10.0",
					"roomshift_token_set_aside" + labels.formatted("a1b2c3") + "0.0",
					"roomshift_token_set_aside" + labels.formatted("d4e5f6") + "1.0",
					"roomshift_budget_calls_left" + labels.formatted("a1b2c3") + "90.0",
					"roomshift_budget_calls_limit" + labels.formatted("a1b2c3") + "100.0")
			.noneMatch((line) -> line.contains("ffffff"));
	}

	@Test
	void writeToWhenSpringBatchObservesSomethingHasItsTime() throws IOException {
		Metrics metrics = new Metrics(subject(false), MetricsProperties.none());
		Observation.createNotStarted("spring.batch.step", metrics.observations())
			.lowCardinalityKeyValue("spring.batch.step.name", "plan")
			.observe(() -> {
			});

		List<String> lines = lines(metrics);

		assertThat(lines).contains("# HELP spring_batch_step_seconds Steps of Spring Batch's jobs.")
			.anyMatch((line) -> line.startsWith("spring_batch_step_seconds_count{")
					&& line.endsWith("spring_batch_step_name=\"plan\"} 1"))
			.noneMatch((line) -> line.contains("active"));
	}

	@Test
	void writeToWhenAStepHasPartsHasTheTimeOfAllTogether() throws IOException {
		Metrics metrics = new Metrics(subject(false), MetricsProperties.none());
		for (String part : List.of("apply:1-25", "apply:26-50", "apply:51-60")) {
			Observation.createNotStarted("spring.batch.step", metrics.observations())
				.lowCardinalityKeyValue("spring.batch.step.name", part)
				.observe(() -> {
				});
		}

		assertThat(lines(metrics)).filteredOn((line) -> line.startsWith("spring_batch_step_seconds_count{"))
			.singleElement()
			.asString()
			.endsWith("spring_batch_step_name=\"apply:part\"} 3");
	}

	@Test
	void sendWhenAPushgatewayIsSetPutsAllIntoTheGroupOfCommandAndMapping() {
		try (Receiver gateway = new Receiver(200)) {
			Metrics metrics = new Metrics(subject(false), pushing(gateway.url() + "/"));
			metrics.ended(summary(7L, 0));

			assertThat(metrics.send()).isEmpty();

			Receiver.Received put = gateway.only();
			assertThat(put.method()).isEqualTo("PUT");
			assertThat(group(put.path()))
				.isEqualTo(Map.of("job", "night", "command", "apply", "mapping", "in/rooms.csv", "site", "east"));
			assertThat(put.header("Content-type")).startsWith("text/plain; version=0.0.4");
			assertThat(put.header("Authorization")).isEqualTo(
					"Basic " + Base64.getEncoder().encodeToString("me:push-secret".getBytes(StandardCharsets.UTF_8)));
			assertThat(put.body()).contains("\nroomshift_run_exit_code{");
			assertThat(SecretMask.mask("push-secret")).isEqualTo("[password of the Pushgateway]");
		}
	}

	@Test
	void sendWhenThePushgatewayRefusesSaysWhat() {
		try (Receiver gateway = new Receiver(400)) {
			Metrics metrics = new Metrics(subject(false), pushing(gateway.url()));

			assertThat(metrics.send())
				.containsExactly("The figures could not be sent to the Pushgateway (it answered 400). "
						+ "Look at roomshift.metrics.pushgateway; the run itself is not concerned.");
		}
	}

	@Test
	void sendWhenTheAddressIsNoneSaysSo() {
		Metrics metrics = new Metrics(subject(false), pushing("pushgateway"));

		assertThat(metrics.send()).containsExactly(
				"The figures could not be sent to the Pushgateway (it needs an address such as http://pushgateway:9091). "
						+ "Look at roomshift.metrics.pushgateway; the run itself is not concerned.");
	}

	@Test
	void sendWhenItIsARehearsalSendsNothing() {
		try (Receiver gateway = new Receiver(200)) {
			Metrics metrics = new Metrics(subject(true), pushing(gateway.url()));

			assertThat(metrics.send()).isEmpty();

			assertThat(gateway.count()).isZero();
		}
	}

	@Test
	void sendWhenOtlpIsSetPostsWhatOpenTelemetryReads() throws IOException {
		try (Receiver collector = new Receiver(200)) {
			Metrics metrics = new Metrics(subject(false), otlp(collector.url() + "/v1/metrics"));
			metrics.calls().ended(Kind.READ, 200, Duration.ofMillis(80));
			metrics.calls().ended(Kind.READ, 200, Duration.ofSeconds(60));
			metrics.ended(summary(7L, 1));

			assertThat(metrics.send()).isEmpty();

			Receiver.Received post = collector.only();
			assertThat(post.method() + " " + post.path()).isEqualTo("POST /v1/metrics");
			assertThat(post.header("Api-key")).isEqualTo("otlp-secret");
			assertThat(SecretMask.mask("otlp-secret")).isEqualTo("[header api-key of OTLP]");
			areRead(read(post.body()));
		}
	}

	private static void areRead(Map<String, Metric> read) {
		assertThat(of(read, "roomshift.rooms").getGauge().getDataPointsList()).hasSize(6);
		assertThat(of(read, "roomshift.run.exit.code").getGauge().getDataPoints(0).getAsDouble()).isEqualTo(1);
		Sum calls = of(read, "roomshift.calls").getSum();
		assertThat(calls.getIsMonotonic()).isTrue();
		assertThat(calls.getDataPoints(0).getAsDouble()).isEqualTo(2);
		assertThat(calls.getAggregationTemporality())
			.isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
		HistogramDataPoint took = of(read, "roomshift.call.duration").getHistogram().getDataPoints(0);
		assertThat(took.getExplicitBoundsList()).containsExactly(0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0);
		assertThat(took.getBucketCountsList()).containsExactly(0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
		assertThat(took.getSum()).isEqualTo(60.08);
		assertThat(took.getStartTimeUnixNano()).isPositive().isLessThanOrEqualTo(took.getTimeUnixNano());
	}

	private static Metric of(Map<String, Metric> read, String name) {
		return read.getOrDefault(name, Metric.getDefaultInstance());
	}

	@Test
	void sendWhenNobodyListensSaysSo() {
		Receiver gone = new Receiver(200);
		gone.close();
		Metrics metrics = new Metrics(subject(false), otlp(gone.url()));

		assertThat(metrics.send()).singleElement()
			.asString()
			.startsWith("The figures could not be sent by OTLP (")
			.endsWith("). Look at roomshift.metrics.otlp; the run itself is not concerned.");
	}

	private static Map<String, Metric> read(String json) throws IOException {
		ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
		JsonFormat.parser().merge(json, request);
		Map<String, Metric> metrics = new TreeMap<>();
		request.getResourceMetrics(0)
			.getScopeMetrics(0)
			.getMetricsList()
			.forEach((metric) -> metrics.put(metric.getName(), metric));
		return metrics;
	}

	private static Map<String, String> group(String path) {
		Map<String, String> group = new TreeMap<>();
		String[] parts = path.replaceFirst("^/metrics/", "").split("/", -1);
		for (int index = 0; index < parts.length; index += 2) {
			byte[] value = Base64.getUrlDecoder().decode(URLDecoder.decode(parts[index + 1], StandardCharsets.UTF_8));
			group.put(parts[index].replace("@base64", ""), new String(value, StandardCharsets.UTF_8));
		}
		return group;
	}

	private static List<String> lines(Metrics metrics) throws IOException {
		StringWriter text = new StringWriter();
		metrics.writeTo(text);
		return Arrays.asList(text.toString().split("\n", -1));
	}

	private static MetricsProperties pushing(String url) {
		return new MetricsProperties(
				new MetricsProperties.Pushgateway(url, "night", Map.of("site", "east"), "me", "push-secret"),
				new MetricsProperties.Otlp(null, Map.of()), Duration.ofSeconds(5));
	}

	private static MetricsProperties otlp(String url) {
		return new MetricsProperties(MetricsProperties.none().pushgateway(),
				new MetricsProperties.Otlp(url, Map.of("api-key", "otlp-secret")), Duration.ofSeconds(5));
	}

	private static Metrics.Subject subject(boolean rehearsal) {
		return new Metrics.Subject("apply", "in/rooms.csv", rehearsal, "1.2.3");
	}

	private static Summary summary(@Nullable Long run, int code) {
		return new Summary(run, "apply", (code == 4) ? "stopped" : "refused", code,
				Summary.Files.ofMapping("in/rooms.csv"), START, START.plusSeconds(60),
				new Summary.Rooms(120, 100, 5, 4, 3, 7, new Tally.Told(90, 8, 2)), new Summary.Verified(94, 6),
				Run.Calls.NONE, null, null);
	}

}
