package io.roomshift.metrics;

import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler.IgnoredMeters;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.TokenBudget;
import io.roomshift.report.Summary;

/**
 * The meters of one command, of which nobody hears until it ends.
 */
public final class Metrics {

	private final Subject subject;

	private final MetricsProperties properties;

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final ObservationRegistry observations = ObservationRegistry.create();

	private final Instant started = Instant.now();

	private final CallMeters calls;

	/**
	 * Begins to measure.
	 */
	public Metrics(Subject subject, MetricsProperties properties) {
		this.subject = subject;
		this.properties = properties;
		this.registry.config()
			.commonTags(Tags.of("command", subject.command(), "mapping", subject.mapping()))
			.meterFilter(MeterFilter.replaceTagValues("spring.batch.step.name", Metrics::withoutPart))
			.meterFilter(new WholeCommand());
		this.calls = new CallMeters(this.registry, Clock.systemUTC());
		this.observations.observationConfig()
			.observationHandler(new DefaultMeterObservationHandler(this.registry, IgnoredMeters.LONG_TASK_TIMER));
	}

	/**
	 * All parts of a step under one name: there can be hundreds of them.
	 */
	private static String withoutPart(String step) {
		return step.replaceFirst(":.+", ":part");
	}

	/**
	 * Counts calls as they are made.
	 */
	public CallListener calls() {
		return this.calls;
	}

	/**
	 * Takes what Spring Batch tells of its jobs and steps.
	 */
	public ObservationRegistry observations() {
		return this.observations;
	}

	/**
	 * Takes how the tokens stand at the end.
	 */
	public void tokens(CallCounts counts, List<TokenBudget> budgets) {
		new RunMeters(this.registry).tokens(counts, budgets);
	}

	/**
	 * Takes what the command came to; nothing is measured afterwards.
	 */
	public void ended(Summary summary) {
		this.calls.addWait();
		new RunMeters(this.registry).ended(summary, this.subject.rehearsal(), this.subject.version(), this.started,
				Instant.now());
	}

	/**
	 * Writes all figures in Prometheus's text format, without times of their own.
	 */
	public void writeTo(Writer out) throws IOException {
		out.write(this.registry.scrape());
	}

	/**
	 * Sends all figures to where the settings say; nothing of a rehearsal.
	 * @return sentences on what could not be sent
	 */
	public List<String> send() {
		if (this.subject.rehearsal()) {
			return List.of();
		}
		Optional<String> unpushed = Pushing.of(this.properties)
			.flatMap((push) -> push.send(this.registry.scrape(), this.subject));
		Optional<String> unsent = OtlpExport.of(this.properties)
			.flatMap((otlp) -> otlp.send(this.registry.getMeters(), this.started, Instant.now()));
		return Stream.of(unpushed, unsent).flatMap(Optional::stream).toList();
	}

	/**
	 * What is measured.
	 *
	 * @param command the command
	 * @param mapping the mapping, or what stands in its place
	 * @param rehearsal whether it is a rehearsal
	 * @param version the version of the program
	 */
	public record Subject(String command, String mapping, boolean rehearsal, String version) {

	}

	/**
	 * Lets the longest time of all be the longest, not that of the last minutes, and says
	 * what Spring Batch measures.
	 */
	private static final class WholeCommand implements MeterFilter {

		private static final Duration LONGER_THAN_ANY_RUN = Duration.ofDays(365);

		private static final Map<String, String> OF_BATCH = Map.of("spring.batch.job", "Spring Batch's jobs.",
				"spring.batch.step", "Steps of Spring Batch's jobs.", "spring.batch.chunk.write",
				"Chunks of chains that Spring Batch handed on; a chain may still be under way then.",
				"spring.batch.item.read", "Chains that Spring Batch read from the ledger, and the end of them.",
				"spring.batch.item.process", "Chains that Spring Batch let pass to its writer.");

		@Override
		public Meter.Id map(Meter.Id id) {
			String description = OF_BATCH.get(id.getName());
			return (description != null) ? new Meter.Id(id.getName(), Tags.of(id.getTagsAsIterable()), id.getBaseUnit(),
					description, id.getType()) : id;
		}

		@Override
		public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
			return DistributionStatisticConfig.builder().expiry(LONGER_THAN_ANY_RUN).build().merge(config);
		}

	}

}
