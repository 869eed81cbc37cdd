package io.roomshift.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.roomshift.json.Json;
import tools.jackson.core.JsonGenerator;

/**
 * Figures as OTLP has them in JSON (opentelemetry-proto, {@code metrics.proto}, and "JSON
 * Protobuf Encoding" of the specification): 64-bit numbers are texts, enumerations
 * numbers. The library that Micrometer has for it brings Protocol Buffers along, whose
 * presence Spring answers at every start by loading codecs for them.
 */
final class OtlpJson {

	/** {@code AGGREGATION_TEMPORALITY_CUMULATIVE}: since the program began. */
	private static final int CUMULATIVE = 2;

	private final String started;

	private final String ended;

	/**
	 * Creates the form.
	 * @param started since when figures were counted
	 * @param ended when they were read
	 */
	OtlpJson(Instant started, Instant ended) {
		this.started = nanos(started);
		this.ended = nanos(ended);
	}

	private static String nanos(Instant time) {
		return String.valueOf(TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano());
	}

	/**
	 * One JSON object: a request to export these.
	 */
	String of(Collection<Meter> meters) {
		Map<String, List<Meter>> byName = new LinkedHashMap<>();
		meters.forEach(
				(meter) -> byName.computeIfAbsent(meter.getId().getName(), (name) -> new ArrayList<>()).add(meter));
		return Json.text((json) -> {
			json.writeArrayPropertyStart("resourceMetrics");
			json.writeStartObject();
			json.writeObjectPropertyStart("resource");
			attributes(json, List.of(Tag.of("service.name", "roomshift")));
			json.writeEndObject();
			json.writeArrayPropertyStart("scopeMetrics");
			json.writeStartObject();
			json.writeArrayPropertyStart("metrics");
			byName.values().forEach((same) -> metric(json, same));
			json.writeEndArray();
			json.writeEndObject();
			json.writeEndArray();
			json.writeEndObject();
			json.writeEndArray();
		});
	}

	private void metric(JsonGenerator json, List<Meter> same) {
		Meter first = same.get(0);
		Meter.Id id = first.getId();
		json.writeStartObject();
		json.writeStringProperty("name", id.getName());
		json.writeStringProperty("description", (id.getDescription() != null) ? id.getDescription() : "");
		json.writeStringProperty("unit", "seconds".equals(id.getBaseUnit()) ? "s" : "1");
		if (first instanceof Timer) {
			json.writeObjectPropertyStart("histogram");
			json.writeNumberProperty("aggregationTemporality", CUMULATIVE);
		}
		else if (first instanceof Counter) {
			json.writeObjectPropertyStart("sum");
			json.writeNumberProperty("aggregationTemporality", CUMULATIVE);
			json.writeBooleanProperty("isMonotonic", true);
		}
		else {
			json.writeObjectPropertyStart("gauge");
		}
		json.writeArrayPropertyStart("dataPoints");
		same.forEach((meter) -> point(json, meter));
		json.writeEndArray();
		json.writeEndObject();
		json.writeEndObject();
	}

	private void point(JsonGenerator json, Meter meter) {
		json.writeStartObject();
		attributes(json, meter.getId().getTags());
		json.writeStringProperty("startTimeUnixNano", this.started);
		json.writeStringProperty("timeUnixNano", this.ended);
		if (meter instanceof Timer timer) {
			distribution(json, timer.takeSnapshot());
		}
		else if (meter instanceof Counter counter) {
			json.writeNumberProperty("asDouble", counter.count());
		}
		else if (meter instanceof Gauge gauge) {
			json.writeNumberProperty("asDouble", gauge.value());
		}
		json.writeEndObject();
	}

	/**
	 * Micrometer counts what is up to each bound; OTLP what is between two, and beyond
	 * the last.
	 */
	private static void distribution(JsonGenerator json, HistogramSnapshot snapshot) {
		List<CountAtBucket> buckets = List.of(snapshot.histogramCounts())
			.stream()
			.filter((bucket) -> Double.isFinite(bucket.bucket()) && bucket.bucket() < Long.MAX_VALUE)
			.toList();
		json.writeStringProperty("count", String.valueOf(snapshot.count()));
		json.writeNumberProperty("sum", snapshot.total(TimeUnit.SECONDS));
		json.writeNumberProperty("max", snapshot.max(TimeUnit.SECONDS));
		json.writeArrayPropertyStart("explicitBounds");
		buckets.forEach((bucket) -> json.writeNumber(bucket.bucket(TimeUnit.SECONDS)));
		json.writeEndArray();
		json.writeArrayPropertyStart("bucketCounts");
		long below = 0;
		for (CountAtBucket bucket : buckets) {
			long upTo = (long) bucket.count();
			json.writeString(String.valueOf(upTo - below));
			below = upTo;
		}
		json.writeString(String.valueOf(snapshot.count() - below));
		json.writeEndArray();
	}

	private static void attributes(JsonGenerator json, List<Tag> tags) {
		json.writeArrayPropertyStart("attributes");
		for (Tag tag : tags) {
			json.writeStartObject();
			json.writeStringProperty("key", tag.getKey());
			json.writeObjectPropertyStart("value");
			json.writeStringProperty("stringValue", tag.getValue());
			json.writeEndObject();
			json.writeEndObject();
		}
		json.writeEndArray();
	}

}
