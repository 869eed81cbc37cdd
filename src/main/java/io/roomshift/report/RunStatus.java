package io.roomshift.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.roomshift.json.Json;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.ledger.timeline.Stretch;
import io.roomshift.ledger.timeline.Timeline;
import tools.jackson.core.JsonGenerator;

/**
 * How a run on record stands: what came of its rows, what is left, and how quick it was.
 *
 * @param run the run
 * @param tally its rows
 * @param timeline its calls by time
 * @param summary how it ended
 */
public record RunStatus(Run run, Tally tally, Timeline timeline, Summary summary) {

	/** A longer time without calls is one in which no process was at work. */
	private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

	/** Too little work to tell a pace from. */
	private static final Duration TOO_SHORT = Duration.ofSeconds(1);

	/**
	 * Why rows are not as wished, the most frequent cause first.
	 */
	public List<CauseCount> causes() {
		return CauseCount.of(this.tally);
	}

	/** Rows of which no update has left. */
	public int toDo() {
		return this.tally.in(EntryState.PLANNED);
	}

	/** Rows with an update of which no answer is on record. */
	public int inDoubt() {
		return this.tally.in(EntryState.SENT) + this.tally.in(EntryState.UNKNOWN);
	}

	/** Rooms on a temporary name. */
	public int parked() {
		return this.tally.in(EntryState.PARKED);
	}

	/**
	 * For how long processes were at work on it, waits for the call budget included.
	 */
	public Duration worked() {
		Duration worked = Duration.ZERO;
		Instant last = null;
		for (Stretch stretch : this.timeline.stretches()) {
			Duration gap = (last != null) ? Duration.between(last, stretch.start()) : Duration.ZERO;
			worked = worked.plus(this.timeline.length()).plus((gap.compareTo(LONGEST_WAIT) <= 0) ? gap : Duration.ZERO);
			last = stretch.start().plus(this.timeline.length());
		}
		return worked;
	}

	/**
	 * Calls in a minute of work; empty when there was too little to tell.
	 */
	public Optional<Double> callsPerMinute() {
		return perMinute(this.timeline.total().calls());
	}

	/**
	 * Rooms brought to an outcome in a minute of work; empty when there was too little to
	 * tell.
	 */
	public Optional<Double> roomsPerMinute() {
		return perMinute(this.tally.total() - this.tally.already() - this.tally.skipped() - this.tally.open());
	}

	/**
	 * How long the rest would take at the pace so far; empty when nothing is left, or no
	 * room was done yet.
	 */
	public Optional<Duration> rest() {
		int open = this.tally.open();
		return roomsPerMinute().filter((pace) -> open > 0 && pace > 0)
			.map((pace) -> Duration.ofMillis((long) (open / pace * Duration.ofMinutes(1).toMillis())));
	}

	private Optional<Double> perMinute(long count) {
		Duration worked = worked();
		return (worked.compareTo(TOO_SHORT) < 0) ? Optional.empty()
				: Optional.of((double) count * Duration.ofMinutes(1).toMillis() / worked.toMillis());
	}

	/**
	 * The summary and all the rest as one JSON object on one line, without a line end.
	 */
	public String json() {
		return Json.text((json) -> {
			this.summary.writeMembers(json);
			Json.writeNumber(json, "undone_by", this.run.undoneBy());
			json.writeArrayPropertyStart("causes");
			causes().forEach((cause) -> cause.write(json));
			json.writeEndArray();
			writeUnfinished(json);
			writePace(json);
		});
	}

	private void writeUnfinished(JsonGenerator json) {
		json.writeObjectPropertyStart("unfinished");
		json.writeNumberProperty("to_do", toDo());
		json.writeNumberProperty("in_doubt", inDoubt());
		json.writeNumberProperty("parked", parked());
		json.writeEndObject();
	}

	private void writePace(JsonGenerator json) {
		json.writeObjectPropertyStart("pace");
		json.writeNumberProperty("worked_seconds", worked().toSeconds());
		Json.writeNumber(json, "calls_per_minute", callsPerMinute().map(Math::round).orElse(null));
		Json.writeNumber(json, "rooms_per_minute", roomsPerMinute().map(Math::round).orElse(null));
		Json.writeNumber(json, "rest_seconds", rest().map(Duration::toSeconds).orElse(null));
		json.writeEndObject();
	}

}
